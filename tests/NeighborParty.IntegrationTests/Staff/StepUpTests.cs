using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Staff;

/// <summary>A13: a session whose password was typed long ago asks for it once more before what hurts most.</summary>
public sealed class StepUpTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Exports_appointments_and_full_values_take_the_password_of_the_last_five_minutes()
    {
        var n = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        Dictionary<string, string> export = new() { ["Kind"] = "Attendance", ["From"] = "2026-01-01", ["Until"] = "2026-02-01", ["Purpose"] = "季度统计" };
        Dictionary<string, string> appoint = new() { ["personId"] = n.Member.PersonId.ToString(), ["role"] = "DeputyLeader" };
        Dictionary<string, string> unmask = new() { ["field"] = "Phone", ["reason"] = "联系本人核对" };
        (string Path, string Form, Dictionary<string, string> Fields)[] acts =
        [
            ("/admin/exports", "Ask", export),
            ($"/admin/groups/details/{n.GroupId}", "Appoint", appoint),
            ($"/admin/people/details/{n.Member.PersonId}", "Unmask", unmask),
        ];
        // The proof is old, the session is not.
        async Task AgeAsync() => await n.ReadAsync(db => db.StaffSessions.Where(s => s.StaffId == staff.StaffId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvedAt, x => x.StartedAt.AddMinutes(-6))));
        await AgeAsync();
        foreach (var (path, form, fields) in acts)
        {
            var asked = await staff.PostAsync($"{path}?handler={form}", fields);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, asked.StatusCode));
            Assert.StartsWith("/admin/prove", asked.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
        }

        var file = await staff.GetAsync($"/admin/exports?handler=File&id={n.Member.PersonId}");
        Assert.StartsWith("/admin/prove", file.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((0, 1), (await n.ReadAsync(db => db.Exports.CountAsync()), await n.ReadAsync(db => db.RoleGrants.CountAsync())));

        Assert.Equal(HttpStatusCode.Redirect, (await staff.PostFormAsync("/admin/prove", null, new() { ["Password"] = staff.Password })).StatusCode);
        foreach (var (path, form, fields) in acts)
            await staff.PostAsync($"{path}?handler={form}", fields);
        Assert.Equal((1, 2), (await n.ReadAsync(db => db.Exports.CountAsync()), await n.ReadAsync(db => db.RoleGrants.CountAsync())));
    }
}
