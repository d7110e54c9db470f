using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Applications;

/// <summary>Who asks to join is somebody whom staff entered long ago, with duties and hours: the WeChat account goes to the old record.</summary>
public sealed class MergeApplicant(NeighborPartyDb db, FindApplication find, KnownApplicant known, MergePeople merge)
{
    /// <param name="personId">The record that staff entered.</param>
    /// <param name="how">How the officer made sure that it is the same human being.</param>
    /// <exception cref="RefusedException">404 when the application is over or the record is not one that looks the same; 403 for the own; 409 when the account has records of its own; 412 and 428 as everywhere.</exception>
    public async Task<JoinApplication> RunAsync(Guid id, Guid personId, string? how, int? version, CancellationToken ct)
    {
        var checkedBy = CleanText.Required("how", how, 200, "核对方式");
        await using var write = await db.BeginWriteAsync(ct);
        var (application, _) = await find.AsStaffAsync(id, ct);
        if (!(await known.FindAsync(application, ct)).Exists(p => p.Id == personId))
            throw Refusals.NotFound("可以合并的居民记录");
        await db.RequireVersionAsync(application, application.Id, version, ct);
        await merge.MergeAsync(await db.People.FirstAsync(p => p.Id == application.PersonId, ct), await db.People.FirstAsync(p => p.Id == personId, ct), checkedBy, application.Id, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}
