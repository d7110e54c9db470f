using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Staff;

/// <summary>A seed offered for enrolment. Nothing is stored until a code proves that the app has it.</summary>
/// <param name="Seed">Base 32, for typing in.</param>
/// <param name="Address">For the QR code.</param>
/// <param name="Sealed">Travels with the form; opens only for this account and for ten minutes.</param>
public sealed record OfferedTotp(string Seed, string Address, string Sealed);

/// <summary>Binds an authenticator app to the account of the person who is signed in.</summary>
public sealed class EnrolTotp(NeighborPartyDb db, ActingStaff acting, PersonalDataVault vault, AuditTrail audit, TimeProvider time)
{
    private static readonly SealedField OfferField = new(nameof(StaffAccount), "TotpOffer");
    private static readonly TimeSpan OfferLasts = TimeSpan.FromMinutes(10);

    public async Task<OfferedTotp> OfferAsync(CancellationToken ct)
    {
        var staff = await acting.AccountAsync(ct);
        if (staff.TotpSealed is not null)
            throw StaffRefusals.AlreadyEnrolled();
        var seed = Totp.NewSeed();
        var text = Base32.Encode(seed);
        return new OfferedTotp(text, Totp.Address(seed, staff.UserName, "近邻党建"), vault.Seal(OfferField, staff.Id, $"{time.Now().Ticks}|{text}"));
    }

    /// <summary>The offer again after a mistyped code: the app has scanned it already.</summary>
    /// <exception cref="RefusedException">409 <c>staff.enrolment_expired</c></exception>
    public async Task<OfferedTotp> OfferAgainAsync(string? offer, CancellationToken ct)
    {
        var staff = await acting.AccountAsync(ct);
        var text = Open(staff, offer);
        return new OfferedTotp(text, Totp.Address(Base32.Decode(text), staff.UserName, "近邻党建"), offer!);
    }

    /// <returns>The recovery codes, to be shown once, and the session's new token.</returns>
    /// <exception cref="RefusedException">422 <c>staff.wrong_code</c>; 409 <c>staff.enrolment_expired</c>, <c>staff.already_enrolled</c>.</exception>
    public async Task<(IReadOnlyList<string> RecoveryCodes, string Token)> ConfirmAsync(string? offer, string? code, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var staff = await acting.AccountAsync(ct);
        if (staff.TotpSealed is not null)
            throw StaffRefusals.AlreadyEnrolled();
        var seed = Open(staff, offer);
        var step = Totp.Accept(Base32.Decode(seed), code, now, 0) ?? throw StaffRefusals.WrongCode("code");

        var codes = RecoveryCodes.New();
        staff.EnrolTotp(vault.Seal(StaffAccount.TotpField, staff.Id, seed), step, codes.Select(RecoveryCodes.HashOf));
        var session = await acting.SessionAsync(ct);
        session.TotpPassed = true;
        session.ProvedAt = now;
        var token = StaffSessions.Renew(session);
        audit.Record(new Act("staff.totp_enrolled", nameof(StaffAccount), staff.Id));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return (codes, token);
    }

    private string Open(StaffAccount staff, string? offer)
    {
        try
        {
            var parts = vault.Open(OfferField, staff.Id, offer ?? "").Split('|');
            return new DateTime(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc) + OfferLasts > time.Now()
                ? parts[1]
                : throw StaffRefusals.EnrolmentExpired();
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException or OverflowException)
        {
            throw StaffRefusals.EnrolmentExpired();
        }
    }
}
