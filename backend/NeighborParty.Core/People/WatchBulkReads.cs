using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.People;

/// <summary>Somebody who opens the data of very many people in an hour (quality G05) is written down, once an hour; who reads the trail finds it on the console's first page.</summary>
public sealed class WatchBulkReads(NeighborPartyDb db, PolicyBook policies, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public const string Action = "sensitive.bulk_reading";

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        // Ids are times: this is a short stretch at the end of the trail.
        var first = Ids.FirstOf(now - Window);
        var most = (await policies.TodayAsync(ct)).BulkReadsPerHour;
        var readers = await db.AuditEvents.Where(e => e.Id.CompareTo(first) >= 0 && e.Action == SensitiveReads.Action && e.ActorId != Guid.Empty)
            .Select(e => new { e.ActorKind, e.ActorId, e.EntityId }).Distinct().GroupBy(e => new { e.ActorKind, e.ActorId }).Select(g => new { g.Key, People = g.Count() }).Where(g => g.People > most).ToListAsync(ct);
        if (readers.Count == 0)
            return;
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var reader in readers)
        {
            var (kind, id) = (reader.Key.ActorKind, reader.Key.ActorId);
            if (await db.AuditEvents.AnyAsync(e => e.EntityId == id && e.At > now - Window && e.Action == Action, ct))
                continue;
            var name = await db.AuditEvents.Where(e => e.Id.CompareTo(first) >= 0 && e.ActorId == id && e.Action == SensitiveReads.Action).OrderByDescending(e => e.Id).Select(e => e.ActorName).FirstAsync(ct);
            // Leaders and volunteers read with the account of their phone.
            audit.Record(new Act("sensitive.bulk_reading", kind == ActorKind.Staff ? nameof(StaffAccount) : nameof(Account), id)
            {
                ReasonText = $"{name}：一小时内 {reader.People} 人", Details = new { people = reader.People, minutes = Window.TotalMinutes },
            });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
