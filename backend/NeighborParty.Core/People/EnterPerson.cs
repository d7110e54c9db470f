using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.People;

/// <summary>Somebody without a smartphone, as staff enter him.</summary>
/// <param name="Phone">May be empty, may be a relative's.</param>
/// <param name="Door">Empty: no residency is entered.</param>
/// <param name="Signed">Whether the core text was read to the person and signed on paper before this member of staff.</param>
public sealed record PersonDraft(string? Name, string? Phone, Guid? BuildingId, Guid? StairwellId, string? Door, ResidencyKind Kind, bool Signed);

/// <summary>Enters a person by proxy. The consent on paper is part of it: without one nothing is stored.</summary>
public sealed class EnterPerson(
    NeighborPartyDb db, CommunityScope scope, PersonalDataVault vault, ConsentTexts texts, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 with the field; 404 for a foreign building.</exception>
    public async Task<Guid> RunAsync(PersonDraft draft, CancellationToken ct)
    {
        var name = CleanText.Required("name", draft.Name, RenameMyself.NameLength, "姓名");
        var phone = string.IsNullOrWhiteSpace(draft.Phone) ? null : PhoneNumbers.Normalize(draft.Phone) ?? throw PeopleRefusals.BadPhone();
        var door = CleanText.Optional("door", draft.Door, 20, "门牌号");
        if (!draft.Signed)
            throw Refusals.Invalid("signed", "请先向本人说明并请本人在纸质告知书上签字。");
        if (door is not null && draft.BuildingId is null)
            throw Refusals.Invalid("buildingId", "填写门牌号时请选择楼栋。");

        var now = time.Now();
        var community = scope.CommunityId ?? throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        var person = new Person { Id = Ids.New(now), CommunityId = community, CreatedAt = now };
        person.Rename(name);
        if (phone is not null)
            person.SetPhone(phone, vault);
        db.People.Add(person);
        if (door is not null)
            await AddResidencyAsync(person, draft, door, now, ct);
        var consent = Consent.To(texts.Of(ConsentPurpose.Membership), community, person.Id, ActedVia.Staff, current.Actor.Name, now);
        db.Consents.Add(consent);
        audit.Record(new Act("person.entered", nameof(Person), person.Id) { Details = new { withPhone = phone is not null, withDoor = door is not null, consent = consent.Id } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return person.Id;
    }

    private async Task AddResidencyAsync(Person person, PersonDraft draft, string door, DateTime now, CancellationToken ct)
    {
        var building = draft.BuildingId!.Value;
        if (!await db.Buildings.AnyAsync(b => b.Id == building, ct)
            || (draft.StairwellId is not null && !await db.Stairwells.AnyAsync(s => s.Id == draft.StairwellId && s.BuildingId == building, ct)))
            throw Refusals.NotFound("楼栋");
        var index = Dwelling.IndexOf(person.CommunityId, building, draft.StairwellId, door, vault);
        var dwelling = await db.Dwellings.FirstOrDefaultAsync(d => d.DoorIndex == index, ct);
        if (dwelling is null)
            db.Dwellings.Add(dwelling = Dwelling.Create(Ids.New(now), person.CommunityId, building, draft.StairwellId, door, vault));
        var residency = new Residency
        {
            Id = Ids.New(now), CommunityId = person.CommunityId, PersonId = person.Id, DwellingId = dwelling.Id, Kind = draft.Kind, From = now,
        };
        residency.MakePrimary();
        db.Residencies.Add(residency);
    }
}
