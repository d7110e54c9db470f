using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Hours;

/// <summary>The yearly certificate, the page that checks it, and what is shown to the group.</summary>
public sealed class CertificateTests(Product product) : IClassFixture<Product>
{
    private static async Task<Guid> ServeAsync(DutyDesk desk, Resident who, int minutes = 60, bool settled = true)
    {
        var shift = await desk.ShiftAsync(2, minutes);
        await desk.PutOnListAsync(shift, who);
        await OkAsync(await desk.CheckInAsync(shift, who));
        await desk.LaterAsync(TimeSpan.FromMinutes(minutes + 5), who);
        await OkAsync(await desk.CheckOutAsync(shift, who));
        if (settled)
            await desk.SettleAsync(shift);
        return shift;
    }

    private const string Certificates = "/api/v1/me/certificates";

    private static int YearOf(DutyDesk desk) => ChinaTime.Today(desk.Now).Year;

    [Fact]
    public async Task A_certificate_is_numbered_and_anybody_with_its_code_can_check_it()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var body = new { year = YearOf(desk) };
        await RefusedAsync(422, "certificate.no_hours", await member.Phone.PostAsync(Certificates, body));
        await ServeAsync(desk, member);
        var first = await OkAsync(await member.Phone.PostAsync(Certificates, body));
        Assert.Equal(60, first["verifiedMinutes"]!.GetValue<int>());
        Assert.EndsWith("-00001", first["number"]!.GetValue<string>(), StringComparison.Ordinal);
        var again = await OkAsync(await member.Phone.PostAsync(Certificates, body));
        Assert.Equal(first["id"]!.GetValue<string>(), again["id"]!.GetValue<string>()); // nothing has changed

        using var anybody = product.NewClient();
        var check = new Uri(first["address"]!.GetValue<string>(), UriKind.RelativeOrAbsolute);
        var page = await anybody.GetAsync(check.IsAbsoluteUri ? check.PathAndQuery : check.ToString());
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("真实有效", text, StringComparison.Ordinal);
        Assert.Contains("王**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王组员", text, StringComparison.Ordinal);
        Assert.Equal("noindex", page.Headers.GetValues("X-Robots-Tag").Single());

        // One character changed leads nowhere.
        var code = check.ToString().Split('/')[^1];
        var wrong = await anybody.GetAsync($"/certificates/{code[..30]}{(code[30] == 'A' ? 'B' : 'A')}{code[31..]}");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Fact]
    public async Task Hours_wait_for_the_settlement_before_they_count_and_wait_again_when_it_is_reopened()
    {
        var desk = await CreateAsync(product);
        var (member, staff) = (desk.Neighbours.Member, await desk.StaffAsync());
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<PolicyBook>().ChangeAsync(new CommunityPolicy { Star1Hours = 1 }, desk.Now, default));
        var body = new { year = YearOf(desk) };
        var shift = await ServeAsync(desk, member, settled: false);
        Assert.Equal((60, 60, 0, 0, "pending"), await OwnAsync());
        Assert.Equal("pending", await HoursOfShiftAsync());
        await RefusedAsync(422, "certificate.no_hours", await member.Phone.PostAsync(Certificates, body));

        await desk.SettleAsync(shift);
        Assert.Equal((60, 0, 60, 1, "granted"), await OwnAsync());
        Assert.Equal("granted", await HoursOfShiftAsync());
        Assert.Equal(60, (await OkAsync(await member.Phone.PostAsync(Certificates, body)))["verifiedMinutes"]!.GetValue<int>());

        var version = await desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.Version).SingleAsync());
        await desk.AsStaffAsync(staff, s => s.GetRequiredService<Core.Duties.ReopenShift>().RunAsync(shift, "名单有误", version, default));
        Assert.Equal((60, 60, 0, 0, "pending"), await OwnAsync());

        async Task<(int Total, int Pending, int Granted, int Star, string Line)> OwnAsync()
        {
            var own = await OkAsync(await member.Phone.GetAsync("/api/v1/me/service-hours"));
            return (own["totalMinutes"]!.GetValue<int>(), own["pendingMinutes"]!.GetValue<int>(), own["grantedMinutes"]!.GetValue<int>(), own["starLevel"]!.GetValue<int>(), own["lines"]![0]!["standing"]!.GetValue<string>());
        }

        async Task<string> HoursOfShiftAsync() => (await OkAsync(await member.Phone.GetAsync($"/api/v1/shifts/{shift}")))["mine"]!["hours"]!.GetValue<string>();
    }

    [Fact]
    public async Task More_hours_make_a_new_certificate_and_the_former_one_says_so()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var body = new { year = YearOf(desk) };
        await ServeAsync(desk, member);
        var first = await OkAsync(await member.Phone.PostAsync(Certificates, body));
        await ServeAsync(desk, member);
        var second = await OkAsync(await member.Phone.PostAsync(Certificates, body));
        Assert.NotEqual(first["number"]!.GetValue<string>(), second["number"]!.GetValue<string>());
        using var anybody = product.NewClient();
        var code = first["address"]!.GetValue<string>().Split('/')[^1];
        Assert.Contains("作废", WebUtility.HtmlDecode(await anybody.GetStringAsync($"/certificates/{code}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_office_took_back_only_the_office_issues_anew()
    {
        var desk = await CreateAsync(product);
        var (member, staff) = (desk.Neighbours.Member, await desk.StaffAsync());
        var body = new { year = YearOf(desk) };
        await ServeAsync(desk, member);
        var first = await OkAsync(await member.Phone.PostAsync(Certificates, body));
        await desk.AsStaffAsync(staff, async s =>
        {
            await s.GetRequiredService<IssueCertificate>().RevokeAsync(first["id"]!.GetValue<Guid>(), "登记有误", default);
            return true;
        });
        await RefusedAsync(403, "certificate.taken_back", await member.Phone.PostAsync(Certificates, body));
        var second = await desk.AsStaffAsync(staff, s => s.GetRequiredService<IssueCertificate>().RunAsync(member.PersonId, YearOf(desk), default));
        Assert.Equal(second.Id, (await OkAsync(await member.Phone.PostAsync(Certificates, body)))["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Sixteen_at_once_get_one_number_and_the_database_keeps_it_so()
    {
        var desk = await CreateAsync(product);
        var (member, staff) = (desk.Neighbours.Member, await desk.StaffAsync());
        await ServeAsync(desk, member);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            desk.AsStaffAsync(staff, async s => (await s.GetRequiredService<IssueCertificate>().RunAsync(member.PersonId, YearOf(desk), default)).Number)));
        Assert.Single(numbers.Distinct());
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.DbAsync(async db =>
        {
            var row = await db.ServiceCertificates.AsNoTracking().SingleAsync();
            db.ServiceCertificates.Add(new ServiceCertificate
            {
                Id = Ids.New(desk.Now), CommunityId = row.CommunityId, PersonId = row.PersonId, Year = row.Year, Number = row.Number + 1, Code = ServiceCertificate.NewCode(row.CommunityId), IssuedAt = desk.Now,
            });
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Settled_hours_are_shown_to_the_group_for_a_week_with_masked_names()
    {
        var desk = await CreateAsync(product);
        var here = desk.Neighbours;
        var shift = await ServeAsync(desk, here.Member, settled: false);
        await desk.PastAsync(TimeSpan.FromHours(2));
        await desk.PastAsync(TimeSpan.FromDays(3.1), here.Member2, here.Outsider);
        var board = await OkAsync(await here.Member2.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/hours-board"));
        Assert.Equal(shift, board["shifts"]![0]!["shiftId"]!.GetValue<Guid>());
        Assert.Equal("王**", board["shifts"]![0]!["lines"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("王组员", (await OkAsync(await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/hours-board")))["shifts"]![0]!["lines"]![0]!["name"]!.GetValue<string>());
        await RefusedAsync(404, "not_found", await here.Outsider.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/hours-board"));
        var members = await OkAsync(await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/service-hours"));
        Assert.Equal(60, members["items"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == "王组员")!["verifiedMinutes"]!.GetValue<int>());
        await RefusedAsync(404, "not_found", await here.Member2.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/service-hours"));
        await desk.PastAsync(TimeSpan.FromDays(7), here.Member2);
        Assert.Empty((await OkAsync(await here.Member2.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/hours-board")))["shifts"]!.AsArray());
    }
}
