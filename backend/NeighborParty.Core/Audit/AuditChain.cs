using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Audit;

/// <summary>Links new audit rows to their predecessors inside the transaction that writes them.</summary>
public sealed class AuditChain(byte[] key)
{
    /// <summary>Called by the context before every save.</summary>
    internal async Task LinkAsync(NeighborPartyDb db, CancellationToken ct)
    {
        var fresh = db.ChangeTracker.Entries<AuditEvent>()
            .Where(e => e.State == EntityState.Added && e.Entity.Sequence == 0)
            .Select(e => e.Entity)
            .GroupBy(e => e.CommunityId)
            .OrderBy(g => g.Key); // always in the same order, so that two writers never wait for each other
        foreach (var community in fresh)
        {
            await db.LockAsync(community.Key, ct);
            var head = await db.AuditChainHeads.FirstOrDefaultAsync(h => h.CommunityId == community.Key, ct);
            if (head is null)
                db.AuditChainHeads.Add(head = new AuditChainHead { CommunityId = community.Key });
            // Known only as long as the lock is held: the next transaction of this context (a job has many) reads it again.
            db.AfterCommit(() => db.Entry(head).State = EntityState.Detached);
            foreach (var row in community.OrderBy(e => e.Order))
                Append(head, row);
        }
    }

    /// <summary>Makes the row the chain's last link.</summary>
    internal void Append(AuditChainHead head, AuditEvent row)
    {
        row.Sequence = head.Sequence + 1;
        row.PreviousHash = head.Hash;
        row.Hash = HashOf(row);
        head.Sequence = row.Sequence;
        head.Hash = row.Hash;
    }

    /// <summary>HMAC-SHA256 over every field of the row and its predecessor's hash, in hex.</summary>
    public string HashOf(AuditEvent e)
    {
        var text = string.Join('\u001F', [
            e.PreviousHash,
            e.Sequence.ToString(CultureInfo.InvariantCulture),
            e.Id.ToString("N"),
            e.CommunityId.ToString("N"),
            e.At.Ticks.ToString(CultureInfo.InvariantCulture),
            e.ActorKind.ToString(),
            e.ActorId.ToString("N"),
            e.ActorName,
            e.OnBehalfOf?.ToString("N") ?? "",
            e.Via.ToString(),
            e.Action,
            e.Entity,
            e.EntityId?.ToString("N") ?? "",
            e.From ?? "",
            e.To ?? "",
            e.Result,
            e.ReasonCode ?? "",
            e.ReasonText ?? "",
            e.Details ?? "",
            e.PolicyVersion?.ToString(CultureInfo.InvariantCulture) ?? "",
            e.Ip ?? "",
            e.Device ?? "",
        ]);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
