using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Staff;

/// <summary>Checks a code of the authenticator, or one of the recovery codes, and spends it.</summary>
public sealed class SecondFactor(PersonalDataVault vault, TimeProvider time)
{
    public byte[] SeedOf(StaffAccount staff) => Base32.Decode(vault.Open(StaffAccount.TotpField, staff.Id, staff.TotpSealed!));

    /// <returns>What was accepted (<c>totp</c> or <c>recovery_code</c>), or null.</returns>
    public string? Accept(StaffAccount staff, string? typed)
    {
        if (staff.TotpSealed is null)
            return null;
        if (Totp.Accept(SeedOf(staff), typed, time.Now(), staff.LastTotpStep) is { } step)
        {
            staff.LastTotpStep = step;
            return "totp";
        }

        if (RecoveryCodes.Spend(staff.RecoveryCodeHashes, typed) is not { } left)
            return null;
        staff.RecoveryCodeHashes = left;
        return "recovery_code";
    }
}

/// <summary>The second step of signing in.</summary>
public sealed class GiveSecondFactor(
    NeighborPartyDb db, ActingStaff acting, StaffSessions sessions, SecondFactor factor, AddressThrottle throttle, AuditTrail audit, TimeProvider time)
{
    /// <returns>The session's new token.</returns>
    /// <exception cref="RefusedException">422 <c>staff.wrong_code</c>; the fifth locks the account. 429 <c>staff.too_many_failures</c>.</exception>
    public async Task<string> RunAsync(string? code, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        if (await throttle.IsClosedAsync(ct))
            throw StaffRefusals.TooManyFailures();
        var staff = await acting.AccountAsync(ct);
        var session = await acting.SessionAsync(ct);
        if (staff.IsLocked(now) || factor.Accept(staff, code) is not { } how)
        {
            if (staff.CountWrongCode(now))
                await sessions.EndAllAsync(staff, null, ct);
            await throttle.CountAsync(ct);
            var refused = StaffRefusals.WrongCode("code");
            audit.Record(new Act("staff.second_factor", nameof(StaffSession), session.Id) { Result = refused.Code });
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            throw refused;
        }

        staff.FailedCodes = 0;
        session.TotpPassed = true;
        session.ProvedAt = now;
        var token = StaffSessions.Renew(session);
        audit.Record(new Act("staff.second_factor", nameof(StaffSession), session.Id) { ReasonCode = how });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return token;
    }
}
