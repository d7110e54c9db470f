using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>A meeting in the list of all residents.</summary>
/// <param name="Place">Empty: not said yet.</param>
/// <param name="Items">How many things are on the agenda; 0 while it is being made.</param>
public sealed record CouncilMeetingRow(Guid Id, DateTime StartsAt, DateTime CutOffAt, string Place, CouncilDayState State, string StateText, int Items, DateTime? PublishedAt)
{
    public static CouncilMeetingRow Example => new(
        new Guid("01950000-0000-7000-8000-000000000051"), new DateTime(2026, 3, 6, 7, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 5, 4, 0, 0, DateTimeKind.Utc),
        "社区会议室", CouncilDayState.Published, "纪要已公开", 3, new DateTime(2026, 3, 7, 2, 0, 0, DateTimeKind.Utc));
}

/// <summary>One thing in the public minutes: no names, no numbers.</summary>
public sealed record CouncilMinutesItem(string Title, string Text, CouncilDecision? Decision, string? DecisionText, DateOnly? DueOn)
{
    public static CouncilMinutesItem Example => new("1号楼楼道照明", "交物业更换线路。", CouncilDecision.Assign, "交办", new DateOnly(2026, 3, 20));
}

/// <summary>What the meeting did not decide; no names, no numbers of houses or phones.</summary>
/// <param name="Number">On that agenda.</param>
/// <param name="Text">That it comes again.</param>
public sealed record CouncilMinutesCarried(int Number, string Title, string Text)
{
    public static CouncilMinutesCarried Example => new(2, "1号楼·设施", "顺延到下次议事日");
}

/// <summary>How many of a kind were there; nobody's name.</summary>
public sealed record CouncilAttendance(GuestKind Kind, string KindText, int Count)
{
    public static CouncilAttendance Example => new(GuestKind.Committee, "社区两委", 3);
}

/// <summary>A meeting for all residents. Minutes, items and attendance are empty until they are published; who is asked to come reads the fixed agenda before, as it lies on the table.</summary>
/// <param name="CarriedOver">Not decided; of a private one nothing is said.</param>
/// <param name="PrivateItems">Dealt with, but nobody else's business.</param>
public sealed record CouncilMeetingDetails(
    CouncilMeetingRow Meeting, string? Minutes, IReadOnlyList<CouncilMinutesItem> Items, IReadOnlyList<CouncilMinutesCarried> CarriedOver, IReadOnlyList<CouncilAttendance> Attendance, int PrivateItems, string? CancelReason)
{
    public static CouncilMeetingDetails Example => new(CouncilMeetingRow.Example, "本次议事 3 件。", [CouncilMinutesItem.Example], [CouncilMinutesCarried.Example], [CouncilAttendance.Example], 0, null);
}

/// <summary>An item as who brought it in sees it.</summary>
/// <param name="OrderId">The order that it came from.</param>
/// <param name="MeetingAt">The meeting that deals or dealt with it.</param>
/// <param name="Ruling">What was decided and why.</param>
/// <param name="Report">What came of it, or why the office declined it or took it off.</param>
/// <param name="UndertakingId">The project or the survey that the decision started.</param>
/// <param name="Version">For If-Match.</param>
public sealed record OwnAgendaItem(
    Guid Id, Guid? OrderId, string Title, AgendaItemState State, string StateText, DateTime CreatedAt, DateTime? MeetingAt, CouncilDecision? Decision, string? DecisionText, string? Ruling,
    DateOnly? DueOn, string? Report, Guid? UndertakingId, int Version)
{
    public static OwnAgendaItem Example => new(
        new Guid("01950000-0000-7000-8000-000000000052"), null, "小区东门加一盏路灯", AgendaItemState.Tracked, "跟踪办理", new DateTime(2026, 3, 3, 2, 0, 0, DateTimeKind.Utc),
        new DateTime(2026, 3, 6, 7, 0, 0, DateTimeKind.Utc), CouncilDecision.Project, "立项", "列入今年民生实事。", new DateOnly(2026, 9, 30), null, new Guid("01950000-0000-7000-8000-000000000053"), 4);
}

/// <summary>The council for phones: meetings and published minutes for everybody, the own items for who brought them in.</summary>
public sealed class ReadCouncil(NeighborPartyDb db, OrderCategories categories, PersonalDataVault vault, CurrentActor current)
{
    /// <summary>Beside the title of what was carried over.</summary>
    public const string CarriedText = "顺延到下次议事日";

    public async Task<Page<CouncilMeetingRow>> ListAsync(Cursor? after, int limit, CancellationToken ct)
    {
        current.RequirePerson();
        var days = db.CouncilDays.AsNoTracking();
        if (after is not null)
            days = days.Where(d => d.StartsAt < after.At || (d.StartsAt == after.At && d.Id.CompareTo(after.Id) < 0));
        var found = await days.OrderByDescending(d => d.StartsAt).ThenByDescending(d => d.Id).Take(limit + 1)
            .Select(d => new { Day = d, Items = db.AgendaItems.Count(i => i.CouncilDayId == d.Id) }).ToListAsync(ct);
        var items = found.Take(limit).Select(f => RowOf(f.Day, f.Items)).ToList();
        return new Page<CouncilMeetingRow>(items, found.Count > limit ? new Cursor(items[^1].StartsAt, items[^1].Id).ToString() : null);
    }

    /// <exception cref="RefusedException">404</exception>
    public async Task<CouncilMeetingDetails> OneAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var day = await db.CouncilDays.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct) ?? throw CouncilRefusals.DayNotFound();
        var onAgenda = db.AgendaItems.AsNoTracking().Where(i => i.CouncilDayId == id).OrderBy(i => i.Position).ThenBy(i => i.Id);
        if (day.State != CouncilDayState.Published)
            return await BeforeAsync(day, onAgenda, person, ct);
        var items = await onAgenda.Select(i => new { i.IsPrivate, i.PublicTitle, i.PublicText, i.Decision, i.DueOn }).ToListAsync(ct);
        var came = await db.CouncilGuests.Where(g => g.CouncilDayId == id && g.Came).GroupBy(g => g.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var carried = await CarriedItems.PublicOf(db, id).Select(c => new CouncilMinutesCarried(c.Position, c.PublicTitle, CarriedText)).ToListAsync(ct);
        return new CouncilMeetingDetails(
            RowOf(day, items.Count), day.Minutes, [.. items.Where(i => !i.IsPrivate).Select(i => new CouncilMinutesItem(i.PublicTitle ?? "", i.PublicText ?? "", i.Decision, i.Decision is { } d ? AgendaItemStates.Label(d) : null, i.DueOn))],
            carried,
            [.. came.OrderBy(c => c.Key).Select(c => new CouncilAttendance(c.Key, CouncilGuest.Label(c.Key), c.Count))], items.Count(i => i.IsPrivate), null);
    }

    /// <summary>Before the minutes are published only who is asked to come reads the agenda, once it is fixed.</summary>
    private async Task<CouncilMeetingDetails> BeforeAsync(CouncilDay day, IQueryable<AgendaItem> onAgenda, Guid person, CancellationToken ct)
    {
        var reads = day.AgendaFixedAt is not null && day.CancelReason is null && await db.CouncilGuests.AnyAsync(g => g.CouncilDayId == day.Id && g.PersonId == person, ct);
        var agenda = reads ? await db.Rows(onAgenda).ToListAsync(ct) : [];
        return new CouncilMeetingDetails(
            RowOf(day, await onAgenda.CountAsync(ct)), null, [.. agenda.Where(r => !r.Item.IsPrivate).Select(r => new CouncilMinutesItem(r.NeutralTitle(categories), "", null, null, null))],
            [], [], agenda.Count(r => r.Item.IsPrivate), day.CancelReason);
    }

    /// <summary>What the caller brought in, or what his orders became, those that he placed for somebody else too.</summary>
    public async Task<Page<OwnAgendaItem>> OwnAsync(Cursor? after, int limit, CancellationToken ct)
    {
        var rows = Own(db, current.RequirePerson()).AsNoTracking();
        if (after is not null)
            rows = rows.Where(i => i.CreatedAt < after.At || (i.CreatedAt == after.At && i.Id.CompareTo(after.Id) < 0));
        var found = await rows.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(limit + 1).Select(i => new
        {
            Item = i,
            MeetingAt = db.CouncilDays.Where(d => d.Id == i.CouncilDayId).Select(d => (DateTime?)d.StartsAt).FirstOrDefault(),
            Order = db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).FirstOrDefault(),
            Undertaking = db.CouncilUndertakings.Where(u => u.AgendaItemId == i.Id).Select(u => (Guid?)u.Id).FirstOrDefault(),
        }).ToListAsync(ct);
        // Asked with the items, the last step would be looked for among those of all items.
        var ids = found.ConvertAll(f => f.Item.Id);
        var told = (await db.AgendaSteps.AsNoTracking()
            .Where(s => ids.Contains(s.AgendaItemId) && (s.On == AgendaItemEvent.Report || s.On == AgendaItemEvent.Decline || (s.On == AgendaItemEvent.Withdraw && s.By == CouncilRole.Staff)))
            .ToListAsync(ct)).ToLookup(s => s.AgendaItemId);
        var items = found.Take(limit).Select(f => OwnOf(f.Item, f.Order, f.MeetingAt, told[f.Item.Id].MaxBy(s => s.Number), f.Undertaking)).ToList();
        return new Page<OwnAgendaItem>(items, found.Count > limit ? new Cursor(items[^1].CreatedAt, items[^1].Id).ToString() : null);
    }

    /// <summary>Two questions that an index answers each, where one with OR would walk through all items.</summary>
    internal static IQueryable<AgendaItem> Own(NeighborPartyDb db, Guid person)
    {
        var ids = db.AgendaItems.Where(i => i.PersonId == person).Select(i => i.Id)
            .Union(db.AgendaItems.Where(i => db.Orders.Where(o => o.RequesterId == person).Select(o => (Guid?)o.Id).Contains(i.OrderId)).Select(i => i.Id));
        return db.AgendaItems.Where(i => ids.Contains(i.Id));
    }

    private OwnAgendaItem OwnOf(AgendaItem i, string? order, DateTime? meetingAt, AgendaStep? told, Guid? undertaking) => new(
        i.Id, i.OrderId, order ?? i.Title, i.State, told?.On == AgendaItemEvent.Withdraw ? "社区已撤下" : AgendaItemStates.Label(i.State), i.CreatedAt, meetingAt, i.Decision, i.Decision is { } d ? AgendaItemStates.Label(d) : null,
        i.Ruling(vault), i.DueOn, told?.Text(vault), undertaking, i.Version);

    private static CouncilMeetingRow RowOf(CouncilDay d, int items) => new(
        d.Id, d.StartsAt, d.CutOffAt, d.Place, d.State, CouncilDayStates.Label(d.State), d.State == CouncilDayState.Planned ? 0 : items, d.PublishedAt);
}
