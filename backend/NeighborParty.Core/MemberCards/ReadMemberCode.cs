using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.MemberCards;

/// <summary>What the member's own screen shows.</summary>
/// <param name="Code">The text in the QR code.</param>
/// <param name="ExpiresAt">When the screen should show the next one (it is accepted 60 seconds longer).</param>
/// <param name="Svg">The QR code as an SVG element.</param>
public sealed record ShownMemberCode(string Name, string Code, DateTime ExpiresAt, DateTime ServerTime, string Svg)
{
    public static ShownMemberCode Example => new("王组员", "mc-…", new DateTime(2026, 3, 6, 10, 59, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 10, 58, 4, DateTimeKind.Utc), "<svg …/>");
}

/// <summary>Shows the own member code, and reads one that a leader scanned.</summary>
public sealed class ReadMemberCode(NeighborPartyDb db, CurrentActor current, CommunityScope scope, Signer signer, TimeProvider time)
{
    public async Task<ShownMemberCode> ShowAsync(CancellationToken ct)
    {
        var (person, now) = (current.RequirePerson(), time.Now());
        var code = MemberCode.Make(signer, scope.CommunityId!.Value, person, now);
        return new ShownMemberCode(await db.People.Where(p => p.Id == person).Select(p => p.Name).FirstAsync(ct), code, MemberCode.NextStepAt(now), now, RotatingCode.Svg(code));
    }

    /// <summary>Whose code or card it is.</summary>
    /// <exception cref="RefusedException">422 for what is none of this community, or no more.</exception>
    public async Task<Guid> WhoAsync(string? text, CancellationToken ct)
    {
        var code = text?.Trim() ?? "";
        var person = MemberCard.IsToken(code)
            ? await db.MemberCards.Where(c => c.Token == code && c.RevokedAt == null).Select(c => (Guid?)c.PersonId).FirstOrDefaultAsync(ct)
            : MemberCode.Read(signer, scope.CommunityId!.Value, code, time.Now());
        return person ?? throw new RefusedException(RefusalKind.Unprocessable, "member_code.bad", "组员码不对或已过期，请组员重新打开组员码；纸质卡请核对是否已停用。") { Field = "code" };
    }
}
