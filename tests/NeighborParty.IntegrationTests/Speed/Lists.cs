namespace NeighborParty.IntegrationTests.Speed;

/// <summary>One list that a phone or a page of the console asks for again and again.</summary>
/// <param name="Address">As in the contract, with the query that makes the difference.</param>
/// <param name="Statements">At most, however many rows there are.</param>
public sealed record PolledList(string Address, Reader By, int Statements)
{
    /// <summary>What keeps a list short that is not paged by a key.</summary>
    public string? Short { get; init; }

    /// <summary>What is put in order after it was found; null: everything comes in the order of an index.</summary>
    public string? Sorts { get; init; }

    /// <summary>An index that is read by the community alone: in its order, until the page is full, or because little is in it.</summary>
    public string? Walks { get; init; }

    public string Path => Address.Split('?')[0];

    public override string ToString() => $"{Address} ({By})";
}

/// <summary>Everything that is polled, and what is not and why. A new GET of the contract fails a test until it is in one of the two.</summary>
internal static class Lists
{
    private const string OfOnePerson = "what belongs to one person";
    private const string OfOneShift = "the people of one shift, 500 at most";
    private const string OfOneGroup = "what belongs to one group";
    private const string OfThePage = "what belongs to the rows of the page";
    private const string OpenNow = "what is open now";

    public static readonly IReadOnlyList<PolledList> OfPhones =
    [
        new("/api/v1/shifts", Reader.Member, 5) { Sorts = OfThePage },
        new("/api/v1/shifts?mine=true", Reader.Member, 5) { Sorts = OfThePage },
        new("/api/v1/me/swaps", Reader.Member, 3) { Sorts = OfOnePerson },
        new("/api/v1/duty-places", Reader.Leader, 2) { Short = "the first 100 by name", Walks = "IX_DutyPlaces_CommunityId_Name" },
        new("/api/v1/shifts/{shift}/attendance", Reader.Leader, 4) { Short = OfOneShift, Sorts = OfOneShift },
        new("/api/v1/duty-series", Reader.Leader, 2) { Short = "100 at most", Sorts = OfOneGroup },
        new("/api/v1/shifts/{shift}/unmarked", Reader.Leader, 4) { Short = OfOneShift, Sorts = OfOneShift },
        new("/api/v1/shifts/{shift}/calls", Reader.Leader, 4) { Short = "100 at most", Sorts = OfOneShift },
        new("/api/v1/shifts/{shift}/flags", Reader.Leader, 4) { Short = "200 at most", Sorts = OfOneShift },
        new("/api/v1/shifts/{shift}/patrol-routes", Reader.Member, 3) { Short = "50 at most", Sorts = OfOneGroup },
        new("/api/v1/shifts/{shift}/patrol-rounds", Reader.Leader, 7) { Short = "the newest 50", Sorts = OfOneShift },
        new("/api/v1/patrol-rounds/{round}", Reader.Leader, 6) { Short = "one, while it is walked", Sorts = "the points of one route" },
        new("/api/v1/patrol-routes", Reader.Leader, 2) { Sorts = OfOneGroup },
        new("/api/v1/me/groups", Reader.Member, 2) { Short = "100 at most", Sorts = OfOnePerson },
        new("/api/v1/groups/{group}/calls", Reader.Leader, 2),
        new("/api/v1/me/join-applications", Reader.Applicant, 3) { Sorts = OfOnePerson },
        new("/api/v1/groups/{group}/join-applications", Reader.Leader, 6) { Sorts = OfThePage },
        new("/api/v1/groups/{group}/join-applications?open=false", Reader.Leader, 6) { Sorts = OfThePage },
        new("/api/v1/moderation/decisions", Reader.Member, 1),
        new("/api/v1/moderation/pending", Reader.Member, 1) { Short = "the newest 50", Sorts = OfOnePerson },
        new("/api/v1/moderation/measures", Reader.Member, 1) { Short = "the newest 50", Sorts = OfOnePerson },
        new("/api/v1/care-assignments?view=mine", Reader.Member, 2) { Sorts = OfOnePerson },
        new("/api/v1/care-assignments?view=led", Reader.Leader, 3) { Sorts = OfOneGroup },
        new("/api/v1/home-visits?view=mine", Reader.Member, 2) { Sorts = OfOnePerson },
        new("/api/v1/home-visits?view=led", Reader.Leader, 3) { Sorts = OfOneGroup },
        new("/api/v1/council-meetings", Reader.Member, 1) { Walks = "IX_CouncilDays_CommunityId_StartsAt_Id" },
        new("/api/v1/agenda-items", Reader.Member, 2) { Sorts = OfOnePerson },
        new("/api/v1/council-undertakings", Reader.Member, 4) { Walks = "IX_CouncilUndertakings_CommunityId_CreatedAt_Id" },
        new("/api/v1/me/service-hours", Reader.Member, 3),
        new("/api/v1/me/certificates", Reader.Member, 1) { Short = "one a year and what it replaced, 100 at most" },
        new("/api/v1/groups/{group}/hours-board", Reader.Member, 3) { Short = "the newest 50 shifts", Sorts = OfOneGroup },
        new("/api/v1/groups/{group}/service-hours", Reader.Leader, 4) { Sorts = OfOneGroup },
        new("/api/v1/me/inbox", Reader.Member, 1),
        new("/api/v1/me/inbox/unread", Reader.Member, 1) { Short = "one number" },
        new("/api/v1/orders?view=mine", Reader.Member, 1) { Sorts = OfOnePerson },
        new("/api/v1/orders?view=work", Reader.Volunteer, 1) { Sorts = OfOnePerson },
        // Mediators are few, whatever else the office gives people to do.
        new("/api/v1/orders?view=led", Reader.Leader, 3) { Walks = "IX_RoleGrants_CommunityId_PersonId" },
        new("/api/v1/orders?view=led", Reader.Secretary, 4) { Sorts = OpenNow, Walks = "IX_RoleGrants_CommunityId_PersonId" },
        new("/api/v1/orders?view=led&state=open", Reader.Leader, 3) { Sorts = OfOneGroup, Walks = "IX_RoleGrants_CommunityId_PersonId" },
        new("/api/v1/orders?view=nearby", Reader.Volunteer, 1) { Sorts = OpenNow },
        new("/api/v1/orders?view=followed", Reader.Member, 1) { Sorts = OfOnePerson },
        new("/api/v1/groups/{group}/orders", Reader.Leader, 4) { Short = "counts, and 100 houses at most", Sorts = "the houses of one group, the days of one group's tallies" },
        new("/api/v1/me/armbands", Reader.Member, 1) { Short = "100 at most", Sorts = OfOnePerson },
        new("/api/v1/groups/{group}/armbands", Reader.Leader, 2) { Sorts = OfOneGroup },
        new("/api/v1/groups/{group}/armbands?state=issued", Reader.Leader, 2) { Sorts = OfOneGroup },
        new("/api/v1/groups/{group}/armband-trainings", Reader.Leader, 2),
        new("/api/v1/groups/{group}/armbands/not-taken", Reader.Leader, 2) { Sorts = "what was refused, which is rare" },
        new("/api/v1/stock-takes", Reader.Leader, 4) { Short = "20 at most", Sorts = OpenNow },
        new("/api/v1/stock-takes/{stockTake}", Reader.Leader, 4) { Short = "one, while it goes on" },
        new("/api/v1/stock-takes/{stockTake}/missing", Reader.Leader, 4),
        new("/api/v1/aid-introductions", Reader.Leader, 2) { Walks = "IX_AidAnswers_CommunityId_CreatedAt_Id" },
        // By hand-written statements, whose plans PlanTests reads.
        new("/api/v1/aid-posts", Reader.Volunteer, 1),
        new("/api/v1/aid-posts?mine=true", Reader.Member, 2) { Sorts = OfOnePerson },
        new("/api/v1/aid-loans", Reader.Member, 1) { Sorts = OfOnePerson },
    ];

    /// <summary>What fetches itself again, and what lies open all day.</summary>
    public static readonly IReadOnlyList<PolledList> OfTheConsole =
    [
        new("/admin", Reader.Staff, 3),
        new("/admin/Moderation?handler=Queue", Reader.Staff, 5) { Sorts = OpenNow },
        new("/admin/Orders?handler=Board", Reader.Staff, 5) { Sorts = OpenNow },
        new("/admin/Applications", Reader.Staff, 6) { Sorts = OpenNow },
        new("/admin/Calls", Reader.Staff, 2),
        new("/admin/Duties", Reader.Staff, 5),
        new("/admin/Duties/Live?handler=Board", Reader.Staff, 3) { Sorts = OfOneShift },
        new("/admin/Duties/Details/{shift}?handler=Board", Reader.Staff, 3) { Sorts = OfOneShift },
        new("/admin/Duties/Code/{shift}?handler=Picture", Reader.Staff, 2),
        new("/admin/Signals", Reader.Staff, 2) { Walks = "sqlite_autoindex_AttendanceFlagCases_1" },
        new("/admin/StockTakes/Details/{stockTake}?handler=Board", Reader.Staff, 5) { Sorts = "the newest scans of one stock-take" },
        new("/admin/Exports?handler=List", Reader.Staff, 3) { Sorts = "exports, which are few", Walks = "sqlite_autoindex_Exports_1" },
    ];

    private const string Once = "asked for when a screen opens";
    private const string OneThing = "one thing; its version is its tag, and whoever acts on it brings that along";
    private const string Catalogue = "the same for everybody until the next version of the program; the mini-program asks once a start";
    private const string Search = "a search, asked for by hand";

    public static readonly IReadOnlyDictionary<string, string> NotPolled = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/api/v1/shifts/{id}"] = OneThing,
        ["/api/v1/shifts/{id}/calendar"] = "a file for the phone's calendar",
        ["/api/v1/swaps/{id}"] = OneThing,
        ["/api/v1/shifts/{id}/rotating-code"] = "another one every time: nothing to compare",
        ["/api/v1/me/member-code"] = "another one every time: nothing to compare",
        ["/api/v1/duty-series/{id}"] = OneThing,
        ["/api/v1/shifts/{id}/volunteers"] = Search,
        ["/api/v1/shifts/{id}/no-show-appeal"] = OneThing,
        ["/api/v1/groups/{id}"] = Once,
        ["/api/v1/join-applications/{id}"] = OneThing,
        ["/api/v1/council-meetings/{id}"] = Once,
        ["/api/v1/council-undertakings/{id}"] = Once,
        ["/api/v1/skills"] = Catalogue,
        ["/api/v1/order-categories"] = Catalogue,
        ["/api/v1/aid-categories"] = Catalogue,
        ["/api/v1/consent-texts"] = Catalogue,
        ["/api/v1/me"] = Once,
        ["/api/v1/me/volunteer-profile"] = Once,
        ["/api/v1/me/sensitive-reads"] = "looked at now and then; paged by key",
        ["/api/v1/me/consents"] = Once,
        ["/api/v1/me/message-grants"] = "asked for before WeChat asks",
        ["/api/v1/orders/{id}"] = OneThing,
        ["/api/v1/orders/{id}/slip"] = OneThing,
        ["/api/v1/orders/similar"] = Search,
        ["/api/v1/orders/{id}/contact"] = "every reading is recorded, so that none is made without need",
        ["/api/v1/home-visits/{id}/door"] = "every reading is recorded, so that none is made without need",
        ["/api/v1/orders/{id}/suggestions"] = "asked for before an order is given to somebody",
        ["/api/v1/me/order-volunteer"] = Once,
        ["/api/v1/photos/{id}"] = "a picture, which the phone keeps",
        ["/api/v1/attendance-flags/{id}"] = OneThing,
        ["/api/v1/armbands/by-serial/{serial}"] = "asked for by a scan",
        ["/api/v1/patrol-routes/{id}"] = OneThing,
        ["/api/v1/aid-ratings/mine"] = Once,
        ["/api/v1/aid-posts/{id}"] = OneThing,
        ["/api/v1/aid-posts/{id}/answers/{answerId}/contact"] = "every reading is recorded, so that none is made without need",
        ["/api/v1/aid-posts/similar"] = Search,
        ["/api/v1/aid-posts/{id}/versions"] = Once,
        ["/api/v1/aid-posts/{id}/answers/{answerId}/ratings"] = Once,
        ["/api/v1/aid-loans/{id}"] = OneThing,
    };
}
