using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

public sealed class ArmbandPathTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task An_armband_is_issued_accepted_and_returned_and_its_history_tells_who_had_it()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(3))[0];
        Assert.Equal("NP-XF-0001", serial);

        var issued = await (await n.Leader.IssueAsync("np-xf-0001", n.Member.PersonId)).JsonAsync();
        Assert.Equal("pendingAcceptance", issued["state"]!.GetValue<string>());
        var id = issued["id"]!.GetValue<Guid>();
        var mine = await (await n.Member.Phone.GetAsync("/api/v1/me/armbands")).Content.ReadAsStringAsync();
        Assert.Contains("NP-XF-0001", mine, StringComparison.Ordinal);

        var accepted = await (await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/accept")).JsonAsync();
        Assert.Equal("issued", accepted["state"]!.GetValue<string>());

        var returned = await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", new { personId = n.Member.PersonId, condition = "worn" });
        Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        var band = await n.ArmbandAsync(serial);
        Assert.Equal((ArmbandState.InStock, ArmbandCondition.Worn, (Guid?)null), (band.State, band.Condition, band.HolderPersonId));
        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Accept, ArmbandStep.Return], await n.StepsAsync(id));
        Assert.Equal(["armband.issued", "armband.accepted", "armband.returned"], await n.AuditAsync(id));
        var custody = await n.ReadAsync(db => db.ArmbandEvents.Where(e => e.ArmbandId == id && e.PersonId != null).Select(e => e.PersonId).Distinct().ToListAsync());
        Assert.Equal([n.Member.PersonId], custody);
        var told = await n.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == n.Member.PersonId).OrderBy(m => m.CreatedAt).Select(m => m.Kind).ToListAsync());
        Assert.Equal(["armband.issued", "armband.returned"], told);
    }

    [Fact]
    public async Task A_member_without_a_phone_accepts_on_the_spot_before_a_witness()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2);
        var atOnce = await (await n.Leader.IssueAsync(serials[0], n.Member.PersonId, witness: "当面签字")).JsonAsync();
        Assert.Equal("issued", atOnce["state"]!.GetValue<string>());

        var later = (await (await n.Leader.IssueAsync(serials[1], n.Member2.PersonId)).JsonAsync())["id"]!.GetValue<Guid>();
        Assert.Equal("invalid_input", await (await n.Leader.Phone.PostAsync($"/api/v1/armbands/{later}/accept-on-the-spot", new { witness = "  " })).CodeAsync());
        for (var tap = 0; tap < 2; tap++)
            (await n.Leader.Phone.PostAsync($"/api/v1/armbands/{later}/accept-on-the-spot", new { witness = "邻居老赵在场" })).EnsureSuccessStatusCode();
        var step = await n.ReadAsync(db => db.ArmbandEvents.SingleAsync(e => e.ArmbandId == later && e.Step == ArmbandStep.Accept));
        Assert.Equal((AcceptArmband.OnTheSpot, "邻居老赵在场", ArmbandRole.Leader), (step.Detail, step.Note, step.By));
        var audit = await n.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.EntityId == later && e.Action == "armband.accepted"));
        Assert.Equal(n.Member2.PersonId, audit.OnBehalfOf);
        Assert.DoesNotContain("老赵", audit.Details + audit.ReasonText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_needs_a_reason_and_tells_the_leader()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = (await (await n.Leader.IssueAsync(serial, n.Member.PersonId)).JsonAsync())["id"]!.GetValue<Guid>();
        Assert.Equal("invalid_input", await (await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/decline", new { })).CodeAsync());
        Assert.Equal("invalid_input", await (await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/decline", new { reason = "other" })).CodeAsync());
        for (var tap = 0; tap < 2; tap++)
        {
            var declined = await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/decline", new { reason = "notReceived" });
            Assert.Equal("inStock", (await declined.JsonAsync())["state"]!.GetValue<string>());
        }

        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Decline], await n.StepsAsync(id));
        Assert.Equal(1, await n.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == n.Leader.PersonId && m.Kind == "armband.declined")));
        Assert.Equal("armband.wrong_state", await (await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/accept")).CodeAsync());
    }

    [Fact]
    public async Task A_lost_number_is_void_at_once_and_a_found_one_goes_back_to_stock()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2);
        var id = await n.GiveAsync(serials[0], n.Member);
        for (var tap = 0; tap < 2; tap++)
        {
            var lost = await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/report-lost", new { where = "菜市场", note = "买菜时掉了" });
            Assert.Equal("reportedLost", (await lost.JsonAsync())["state"]!.GetValue<string>());
        }

        Assert.Equal("armband.void", await (await n.Leader.IssueAsync(serials[0], n.Member2.PersonId)).CodeAsync());
        Assert.Equal("armband.holder_has_one", await (await n.Leader.IssueAsync(serials[1], n.Member.PersonId)).CodeAsync());
        for (var tap = 0; tap < 2; tap++)
            (await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/found", new { })).EnsureSuccessStatusCode();
        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Accept, ArmbandStep.ReportLost, ArmbandStep.Find], await n.StepsAsync(id));
        (await n.Leader.IssueAsync(serials[0], n.Member2.PersonId)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Only_active_members_get_one()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        Assert.Equal("armband.not_a_member", await (await n.Leader.IssueAsync(serial, n.Outsider.PersonId)).CodeAsync());
        Assert.Equal("armband.not_a_member", await (await n.Leader.IssueAsync(serial, Guid.Empty)).CodeAsync());
        Assert.Equal("not_found", await (await n.Leader.IssueAsync("NP-XF-0999", n.Member.PersonId)).CodeAsync());
        Assert.Equal("forbidden", await (await n.Member.IssueAsync(serial, n.Member2.PersonId)).CodeAsync());
        var gone = await n.AddResidentAsync("孙搬走", MembershipKind.Neighbour);
        await n.ReadAsync(async db =>
        {
            (await db.Memberships.FirstAsync(m => m.PersonId == gone.PersonId)).Leave(MembershipEvent.MoveOut, DateTime.UnixEpoch);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("armband.not_a_member", await (await n.Leader.IssueAsync(serial, gone.PersonId)).CodeAsync());
        Assert.Equal(ArmbandState.InStock, (await n.ArmbandAsync(serial)).State);
    }

    [Fact]
    public async Task The_leader_pages_through_the_groups_armbands()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(60);
        await n.GiveAsync(serials[5], n.Member);
        var first = await (await n.Leader.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armbands")).JsonAsync();
        Assert.Equal(50, first["items"]!.AsArray().Count);
        Assert.Equal("王组员", first["items"]![5]!["holderName"]!.GetValue<string>());
        var second = await (await n.Leader.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armbands?after={first["next"]}")).JsonAsync();
        Assert.Equal(10, second["items"]!.AsArray().Count);
        Assert.Null(second["next"]);
        var held = await (await n.Leader.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armbands?state=issued")).JsonAsync();
        Assert.Single(held["items"]!.AsArray());
        Assert.Equal("invalid_input", await (await n.Leader.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armbands?state=lost")).CodeAsync());
    }
}
