using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Hours;

/// <summary>
/// D06: nobody approves the own hours, and who asks does not decide. Every act that decides about hours, by everybody who could
/// try it: the person concerned and who asked, each by phone and as member of staff, and somebody else.
/// </summary>
public sealed class OwnHoursMatrixTests(Product product) : IClassFixture<Product>
{
    /// <summary>Of an act that needs a leader or staff and is about somebody.</summary>
    public static TheoryData<string, string, string?> Matrix => new()
    {
        // act, who, refused with; null: done
        { "confirm", "subject as staff", "attendance.own" }, { "confirm", "leader", null }, { "confirm", "other staff", null },
        { "record", "subject as staff", "attendance.own" }, { "record", "leader", null }, { "record", "other staff", null },
        { "mark", "subject as staff", "attendance.own" }, { "mark", "leader", null }, { "mark", "other staff", null },
        { "supplement", "subject as staff", "attendance.own" }, { "supplement", "leader", "attendance.other_officer" }, { "supplement", "leader as staff", "attendance.other_officer" }, { "supplement", "other staff", null },
        { "appeal", "subject as staff", "attendance.own" }, { "appeal", "leader", "forbidden" }, { "appeal", "leader as staff", "attendance.other_officer" }, { "appeal", "other staff", null },
        { "correction", "subject as staff", "correction.own" }, { "correction", "leader", "forbidden" }, { "correction", "leader as staff", "correction.other_person" }, { "correction", "other staff", null },
    };

    [Theory, MemberData(nameof(Matrix))]
    public async Task Only_somebody_else_decides(string act, string who, string? refused)
    {
        var desk = await CreateAsync(product);
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var decide = await PrepareAsync(desk, act);
        var actor = who switch
        {
            "leader" => new Actor(ActorKind.Resident, leader.AccountId, leader.Name) { CommunityId = desk.Neighbours.CommunityId, PersonId = leader.PersonId },
            "leader as staff" => Staff(await desk.StaffAsync(leader.PersonId)),
            "subject as staff" => Staff(await desk.StaffAsync(member.PersonId)),
            _ => Staff(await desk.StaffAsync()),
        };
        var code = await TryAsync();
        Assert.Equal(refused, code);
        // The person concerned has no say by phone either: not a leader, so it does not exist.
        if (act is "confirm" or "record" or "mark")
        {
            actor = new Actor(ActorKind.Resident, member.AccountId, member.Name) { CommunityId = desk.Neighbours.CommunityId, PersonId = member.PersonId };
            Assert.Equal("not_found", await TryAsync());
        }

        async Task<string?> TryAsync()
        {
            try
            {
                await product.InsideAsync(desk.Neighbours.CommunityId, async services =>
                {
                    services.GetRequiredService<CurrentActor>().Actor = actor;
                    await decide(services);
                });
                return null;
            }
            catch (RefusedException e)
            {
                return e.Code;
            }
        }
    }

    private static Actor Staff(StaffAccountOf staff) => new(ActorKind.Staff, staff.Id, "工作人员");

    /// <summary>Everything up to the act, which the leader asked for where somebody has to ask.</summary>
    private static async Task<Func<IServiceProvider, Task>> PrepareAsync(DutyDesk desk, string act)
    {
        var (leader, member) = (desk.Neighbours.Leader, desk.Neighbours.Member);
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, member);
        AttendanceWord Word(AttendanceKind kind = AttendanceKind.In) => new(kind, AttendanceDecision.Confirm, "核实过");
        if (act is "confirm" or "correction")
            await OkAsync(await desk.CheckInAsync(shift, member, act == "confirm" ? new { code = await desk.CodeAsync(shift) } : null));
        if (act is "confirm" or "record")
            return s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, signup, Word(), default);

        await desk.LaterAsync(TimeSpan.FromMinutes(65), member);
        if (act == "mark")
            return s => s.GetRequiredService<ResolveShift>().RunAsync(shift, [new(signup, ResolveOutcome.Excused, "出差")], default);
        if (act == "supplement")
        {
            await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/resolve", new { marks = new[] { new { signupId = signup, outcome = "came", reason = "没带手机" } } }));
            return s => s.GetRequiredService<ConfirmAttendance>().RunAsync(shift, signup, Word(), default);
        }

        if (act == "appeal")
        {
            await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/resolve", new { marks = new[] { new { signupId = signup, outcome = "noShow" } } }));
            await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/no-show-appeal", new { text = "我在" }));
            var appeal = await desk.DbAsync(db => db.NoShowAppeals.Select(a => a.Id).SingleAsync());
            return s => s.GetRequiredService<DecideAppeal>().RunAsync(appeal, AppealDecision.Overturn, "核实过", 1, default);
        }

        await OkAsync(await desk.CheckOutAsync(shift, member));
        await OkAsync(await leader.Phone.PostAsync($"/api/v1/shifts/{shift}/signups/{signup}/corrections", new { kind = "nothing", reason = "记错人了" }));
        var correction = await desk.DbAsync(db => db.HoursCorrections.Select(c => c.Id).SingleAsync());
        return s => s.GetRequiredService<DecideCorrection>().RunAsync(correction, true, null, 1, default);
    }
}
