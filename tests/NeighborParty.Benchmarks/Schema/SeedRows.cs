using NeighborParty.Core.Accounts;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.Benchmarks.Schema;

/// <summary>
/// Tables and columns of the product, as far as the benchmark fills them: people and places here, posts and check-ins
/// in the other parts. Raise <see cref="Version"/> when what is filled changes.
/// </summary>
public sealed partial class SeedRows(SeedPlan plan, PersonalDataVault vault, ConsentTexts texts, AuditChain chain)
{
    public const int Version = 3;

    private static readonly Guid Main = Community(0);

    public static string StaffToken => "benchmark-staff-session-of-the-console-0001";

    public IEnumerable<SeedTable> All() =>
    [
        .. Places(), .. People(), .. Staff(),
        new("AidPosts", "Id,CommunityId,AuthorId,IsAnonymous,Kind,BuildingId,CompoundId,Category,Urgency,Visibility,Audience,State,ContentVersion,ShownVersion,CreatedAt,ListedAt,ExpiresAt,EndedAt,PolicyVersion,Version", Posts()),
        new("AidPostContents", "Id,CommunityId,PostId,Number,Title,Text,PhotoIds,CreatedAt", Contents()),
        new("AidAnswers", "Id,CommunityId,PostId,PersonId,Text,State,CreatedAt,Version", AnswersOfPosts()),
        new("ModerationItems", "Id,CommunityId,ContentKind,ContentId,ContentVersion,AuthorId,State,Verdict,Findings,CreatedAt,MachineDeadline,PublishedAt,Version", Moderated()),
        new("DutyPlaces", "Id,CommunityId,Name,Latitude,Longitude,RadiusMetres,Version", DutyPlaces()),
        new("Shifts", "Id,CommunityId,GroupId,Title,PlaceId,PlaceName,Latitude,Longitude,RadiusMetres,StartsAt,EndsAt,LocksAt,ArrivalOpensAt,OnTimeUntil,AutoClosesAt,CapacityMin,CapacityMax,Evidence,State,SecretSealed,PolicyVersion,Version,CreatedAt", Shifts()),
        new("ShiftSignups", "Id,CommunityId,ShiftId,PersonId,State,Slot,SignedUpAt,Version", Signups()),
        new("AttendanceEvents", "Id,CommunityId,SignupId,ShiftId,PersonId,GroupId,Kind,At,Via,State,CodeStep,DisplayId,DistanceMetres,AccuracyMetres,LocationSealed,LocationKey,DeviceKey,ComparedAt,ClaimedAt,Flags,RecordedBy", CheckIns()),
        .. Trail(),
    ];

    public static Guid Community(int number) => SeedIds.Of(SeedKind.Community, number);

    public static Guid Building(int number) => SeedIds.Of(SeedKind.Building, number);

    public static Guid Compound(int number) => SeedIds.Of(SeedKind.Compound, number);

    public static Guid Person(int member) => SeedIds.Of(SeedKind.Person, member);

    private IEnumerable<SeedTable> Places() =>
    [
        new("Communities", "Id,Name,Street,CreatedAt", Each(SeedPlan.Communities, c => [Community(c), $"测试{c + 1}社区", "清江街道", plan.Now])),
        new("Compounds", "Id,CommunityId,Name", Each(SeedPlan.Compounds, c => [Compound(c), Community(c < 5 ? 0 : c - 4), $"凤栖{c + 1}区"])),
        new("Buildings", "Id,CommunityId,CompoundId,Name,Latitude,Longitude,Version,CreatedAt", Each(SeedPlan.Buildings, b =>
            [Building(b), OfBuilding(b), Compound(SeedPlan.CompoundOf(b)), $"{b + 1}号楼", SeedPlan.Latitude, SeedPlan.Longitude, 1, plan.Now])),
        new("Groups", "Id,CommunityId,Name,Status,Version,CreatedAt", Each(SeedPlan.Buildings, b =>
            [SeedIds.Of(SeedKind.Group, b), OfBuilding(b), $"{b + 1}号楼党小组", nameof(GroupStatus.Active), 1, plan.Now])),
        new("GroupPlaces", "Id,CommunityId,GroupId,BuildingId", Each(SeedPlan.Buildings, b =>
            [SeedIds.Of(SeedKind.GroupPlace, b), OfBuilding(b), SeedIds.Of(SeedKind.Group, b), Building(b)])),
    ];

    private IEnumerable<SeedTable> People() =>
    [
        new("Accounts", "Id,OpenIdSealed,OpenIdIndex,Status,CreatedAt,LastSignInAt", Each(plan.AllMembers, m =>
        {
            var account = Account.Create(SeedIds.Of(SeedKind.Account, m), $"benchmark-{m}", plan.Now, vault);
            return [account.Id, account.OpenIdSealed, account.OpenIdIndex, nameof(AccountStatus.Active), plan.Now, plan.Now];
        })),
        new("People", "Id,CommunityId,AccountId,Name,Status,Version,CreatedAt", Each(plan.AllMembers, m =>
            [Person(m), OfMember(m), SeedIds.Of(SeedKind.Account, m), SeedTexts.Name(m), "Active", 1, plan.Now])),
        new("PhoneSessions", "Id,AccountId,CommunityId,Salt,Generation,IssuedAt,CreatedAt,Device", Each(plan.AllMembers, m =>
            [SeedIds.Of(SeedKind.Session, m), SeedIds.Of(SeedKind.Account, m), OfMember(m), SeedPlan.SaltOf(m), 1, plan.Now, plan.Now, "benchmark"])),
        new("Memberships", "Id,CommunityId,GroupId,PersonId,KindSealed,State,From,Version", Each(plan.AllMembers, m =>
        {
            var id = SeedIds.Of(SeedKind.Membership, m);
            return [id, OfMember(m), SeedIds.Of(SeedKind.Group, plan.BuildingOf(m)), Person(m), vault.Seal(Membership.KindField, id, nameof(MembershipKind.PartyMember)), nameof(MembershipState.Active), plan.Now.AddDays(-100), 1];
        })),
        new("Consents", "Id,CommunityId,PersonId,Purpose,Version,TextHash,AcceptedAt,Channel", Consents()),
    ];

    private IEnumerable<object?[]> Consents()
    {
        ConsentPurpose[] given = [ConsentPurpose.Membership, ConsentPurpose.Location, ConsentPurpose.Messages];
        for (var m = 0; m < plan.AllMembers; m++)
            foreach (var purpose in given)
            {
                var text = texts.Of(purpose);
                yield return [SeedIds.Of(SeedKind.Consent, (m * 10L) + (int)purpose), OfMember(m), Person(m), purpose.ToString(), text.Version, text.Hash, plan.Now, "Self"];
            }
    }

    private IEnumerable<SeedTable> Staff() =>
    [
        new("StaffAccounts", "Id,CommunityId,UserName,DisplayName,Role,IsActive,PasswordHash,PasswordChangedAt,MustChangePassword,Version,CreatedAt", Each(1, s =>
            [SeedIds.Of(SeedKind.Staff, s), Main, "benchmark", "测试干部", nameof(StaffRole.Officer), true, "", plan.Now, false, 1, plan.Now])),
        new("StaffSessions", "Id,CommunityId,StaffId,TokenHash,StartedAt,LastSeenAt,ProvedAt,TotpPassed", Each(1, s =>
            [SeedIds.Of(SeedKind.StaffSession, s), Main, SeedIds.Of(SeedKind.Staff, s), StaffSessions.HashOf(StaffToken), plan.Now, plan.Now, plan.Now, false])),
    ];

    private static Guid OfBuilding(int building) => Community(SeedPlan.CommunityOf(building));

    private Guid OfMember(int member) => OfBuilding(plan.BuildingOf(member));

    private static IEnumerable<object?[]> Each(int count, Func<int, object?[]> row) => Enumerable.Range(0, count).Select(row);
}
