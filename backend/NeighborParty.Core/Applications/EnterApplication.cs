using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>An application that staff enter for somebody: by whom it came, where, and who saw the signed consent.</summary>
/// <param name="Phone">Digits; null for somebody without one.</param>
/// <param name="Witness">Who saw the signature under the consent texts.</param>
public sealed record EnteredApplication(
    Guid GroupId, Guid BuildingId, Guid? StairwellId, ApplicationForm Form, ApplicationChannel Channel, string? Phone, string? Witness);

/// <summary>Staff enter a paper form, or one told on the phone, for somebody who does not use the mini-program.</summary>
public sealed class EnterApplication(
    NeighborPartyDb db, ApplicationPlaces places, FileApplication file, ConsentCheck consents, ConsentTexts texts,
    AuditTrail audit, PersonalDataVault vault, CommunityScope scope, CurrentActor current, TimeProvider time)
{
    public async Task<JoinApplication> RunAsync(EnteredApplication entered, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        if (entered.Channel == ApplicationChannel.Self)
            throw Refusals.Invalid("channel", "请选择申请的来源。");
        var now = time.Now();
        var form = entered.Form.Checked(ChinaTime.Today(now));
        var witness = CleanText.Required("witness", entered.Witness, 20, "签字见证人");
        var phone = PhoneOf(entered.Phone);

        await using var write = await db.BeginWriteAsync(ct);
        var place = await places.OfBuildingAsync(entered.BuildingId, entered.StairwellId, ct);
        var person = await FindAsync(place, form, phone, ct) ?? Add(form, phone, now);
        await AgreeAsync(person.Id, ConsentPurpose.Membership, witness, now, ct);
        if (form.TellsOfParty)
            await AgreeAsync(person.Id, ConsentPurpose.PartyAttribute, witness, now, ct);
        await db.SaveChangesAsync(ct);
        var application = await file.RunAsync(person.Id, entered.GroupId, place, form, entered.Channel, ct);
        await write.CommitAsync(ct);
        return application;
    }

    /// <summary>The same name with the same phone, or in the same flat: entered before. A couple may share a phone.</summary>
    private async Task<Person?> FindAsync(ApplicationPlace place, ApplicationForm form, string? phone, CancellationToken ct)
    {
        var community = scope.CommunityId ?? throw Refusals.Forbidden();
        var phoneIndex = phone is null ? null : Person.IndexOf(community, phone, vault);
        var there = db.LivingBehind(Dwelling.IndexOf(community, place.BuildingId, place.StairwellId, form.Door, vault));
        return await db.People
            .Where(p => p.Name == form.Name && p.Status == PersonStatus.Active
                && ((phoneIndex != null && p.PhoneIndex == phoneIndex) || there.Any(r => r.PersonId == p.Id)))
            .OrderBy(p => p.Id).FirstOrDefaultAsync(ct);
    }

    private Person Add(ApplicationForm form, string? phone, DateTime now)
    {
        var person = new Person { Id = Ids.New(now), CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(), CreatedAt = now };
        person.Rename(form.Name);
        if (phone is not null)
            person.SetPhone(phone, vault);
        db.People.Add(person);
        audit.Record(new Act("person.created", nameof(Person), person.Id) { OnBehalfOf = person.Id });
        return person;
    }

    /// <summary>The signed paper counts as the consent, unless one is there already.</summary>
    private async Task AgreeAsync(Guid person, ConsentPurpose purpose, string witness, DateTime now, CancellationToken ct)
    {
        if (await consents.HasAsync(person, purpose, ct))
            return;
        foreach (var older in await db.Consents.Where(c => c.PersonId == person && c.Purpose == purpose && c.EndedAt == null).ToListAsync(ct))
            older.End(ConsentEnd.Superseded, now);
        await db.SaveChangesAsync(ct);
        var consent = Consent.To(texts.Of(purpose), scope.CommunityId ?? throw Refusals.Forbidden(), person, ActedVia.Staff, witness, now);
        db.Consents.Add(consent);
        audit.Record(new Act("consent.accepted", nameof(Consent), consent.Id)
        {
            To = $"v{consent.Version}", OnBehalfOf = person, Details = new { purpose = purpose.ToString(), person, textHash = consent.TextHash, paper = true },
        });
    }

    private static string? PhoneOf(string? text)
    {
        var digits = CleanText.Optional("phone", text, 20, "电话")?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return digits is null || (digits.Length is >= 7 and <= 15 && digits.All(char.IsAsciiDigit)) ? digits : throw Refusals.Invalid("phone", "电话号码只填数字。");
    }
}
