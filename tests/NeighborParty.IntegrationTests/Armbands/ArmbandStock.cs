using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

/// <summary>Armbands for a test community, made by the product's own use cases.</summary>
internal static class ArmbandStock
{
    /// <summary>New serials; the code is derived from nothing: two calls go on counting.</summary>
    public static Task<IReadOnlyList<string>> AddArmbandsAsync(this Neighbours n, int count, ArmbandKind kind = ArmbandKind.LongTerm, string code = "XF") =>
        n.Product.InsideAsync(n.CommunityId, s => s.GetRequiredService<CreateArmbands>().RunAsync(new NewArmbands(n.CompoundId, code, kind, null, count), default));

    public static Task<HttpResponseMessage> IssueAsync(this Resident leader, string serial, Guid person, string? witness = null, string? key = null) =>
        leader.Phone.PostAsync("/api/v1/armbands/issue", new { serial, personId = person, witness }, key);

    /// <summary>Issued by the leader and accepted by the member; the armband's id.</summary>
    public static async Task<Guid> GiveAsync(this Neighbours n, string serial, Resident to)
    {
        var issued = await n.Leader.IssueAsync(serial, to.PersonId);
        issued.EnsureSuccessStatusCode();
        var id = (await issued.JsonAsync())["id"]!.GetValue<Guid>();
        (await to.Phone.PostAsync($"/api/v1/armbands/{id}/accept")).EnsureSuccessStatusCode();
        return id;
    }

    public static Task<T> ReadAsync<T>(this Neighbours n, Func<NeighborPartyDb, Task<T>> read) =>
        n.Product.InsideAsync(n.CommunityId, s => read(s.GetRequiredService<NeighborPartyDb>()));

    public static Task<Armband> ArmbandAsync(this Neighbours n, string serial) =>
        n.ReadAsync(db => db.Armbands.AsNoTracking().FirstAsync(a => a.Serial == serial));

    public static Task<List<ArmbandStep>> StepsAsync(this Neighbours n, Guid id) =>
        n.ReadAsync(db => db.ArmbandEvents.Where(e => e.ArmbandId == id).OrderBy(e => e.Number).Select(e => e.Step).ToListAsync());

    public static Task<List<string>> AuditAsync(this Neighbours n, Guid id) =>
        n.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == id).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
}
