using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>A project or a survey in the list of whom it concerns.</summary>
/// <param name="Title">For who asked: of the own matter; for neighbours: of the public minutes.</param>
/// <param name="DueOn">A project is finished by then; until then a survey asks.</param>
/// <param name="IsOwn">It came of the caller's matter.</param>
public sealed record CouncilUndertakingRow(
    Guid Id, UndertakingKind Kind, string KindText, string Title, UndertakingState State, string StateText, DateOnly DueOn, DateTime DecidedAt, bool IsOwn)
{
    public static CouncilUndertakingRow Example => new(
        new Guid("01950000-0000-7000-8000-000000000053"), UndertakingKind.Survey, "征求意见", "架空层怎么用", UndertakingState.Finished, "已完成", new DateOnly(2026, 3, 20),
        new DateTime(2026, 3, 6, 8, 0, 0, DateTimeKind.Utc), false);
}

/// <summary>One word about how it goes.</summary>
/// <param name="Text">Empty where the step says it all.</param>
public sealed record CouncilUndertakingStep(UndertakingEvent What, string WhatText, DateTime At, string? Text)
{
    public static CouncilUndertakingStep Example => new(UndertakingEvent.Finish, "完成", new DateTime(2026, 3, 20, 8, 0, 0, DateTimeKind.Utc), "多数同意改成活动室。");
}

/// <summary>What became of it.</summary>
/// <param name="Question">Of a survey that has begun.</param>
/// <param name="Houses">Whom it concerns; empty: the whole community.</param>
/// <param name="Count">Of a survey that is finished.</param>
/// <param name="CountIsHidden">Fewer than five households gave one of the answers: then no answer is counted in public.</param>
public sealed record CouncilUndertakingDetails(
    CouncilUndertakingRow Undertaking, string? Question, IReadOnlyList<string> Houses, SurveyCount? Count, bool CountIsHidden, IReadOnlyList<CouncilUndertakingStep> Steps)
{
    public static CouncilUndertakingDetails Example => new(
        CouncilUndertakingRow.Example, "架空层改成活动室，您同意吗？", ["1号楼"], new SurveyCount(48, 36, 6, 6), false, [CouncilUndertakingStep.Example]);
}

/// <summary>
/// Projects and surveys for phones: to who asked for it as soon as it is decided, to the residents of its houses once the minutes are published,
/// and one about a named neighbour to who asked alone.
/// </summary>
public sealed class ReadUndertakings(NeighborPartyDb db, Neighbourhood neighbourhood, PersonalDataVault vault, CurrentActor current)
{
    /// <summary>Answers of fewer households than this could be told to one of them (domain 3.6).</summary>
    private const int FewestTold = 5;

    public async Task<Page<CouncilUndertakingRow>> ListAsync(Cursor? after, int limit, CancellationToken ct)
    {
        var seen = await SeenAsync(ct);
        if (after is not null)
            seen = seen.Where(s => s.Undertaking.CreatedAt < after.At || (s.Undertaking.CreatedAt == after.At && s.Undertaking.Id.CompareTo(after.Id) < 0));
        var found = await seen.OrderByDescending(s => s.Undertaking.CreatedAt).ThenByDescending(s => s.Undertaking.Id).Take(limit + 1).ToListAsync(ct);
        var items = found.Take(limit).Select(RowOf).ToList();
        return new Page<CouncilUndertakingRow>(items, found.Count > limit ? new Cursor(items[^1].DecidedAt, items[^1].Id).ToString() : null);
    }

    /// <exception cref="RefusedException">404, also for one that the caller may not see.</exception>
    public async Task<CouncilUndertakingDetails> OneAsync(Guid id, CancellationToken ct)
    {
        var seen = await (await SeenAsync(ct)).Where(s => s.Undertaking.Id == id).FirstOrDefaultAsync(ct) ?? throw CouncilRefusals.UndertakingNotFound();
        var houses = await HousesOf(db, id).ToListAsync(ct);
        var steps = await db.UndertakingSteps.AsNoTracking().Where(s => s.UndertakingId == id && s.On != UndertakingEvent.Late).OrderBy(s => s.Number).Take(200).ToListAsync(ct);
        var count = seen.Undertaking.Count;
        var isHidden = count is not null && new[] { count.InFavour, count.Against, count.NoAnswer }.Any(n => n is > 0 and < FewestTold);
        return new CouncilUndertakingDetails(
            RowOf(seen), seen.Undertaking.Question, houses, isHidden ? null : count, isHidden,
            steps.ConvertAll(s => new CouncilUndertakingStep(s.On, UndertakingStates.Label(s.On), s.At, s.Text(vault))));
    }

    /// <summary>What the council started for an order; null for nothing, and for what the caller may not see.</summary>
    public async Task<CouncilUndertakingRow?> OfOrderAsync(Guid orderId, CancellationToken ct) =>
        await (await SeenAsync(ct)).Where(s => s.OrderId == orderId).OrderByDescending(s => s.Undertaking.CreatedAt).ThenByDescending(s => s.Undertaking.Id).FirstOrDefaultAsync(ct) is { } seen
            ? RowOf(seen) : null;

    /// <summary>The names of the houses that it concerns; none: the whole community.</summary>
    public static IQueryable<string> HousesOf(NeighborPartyDb db, Guid id) =>
        db.UndertakingHouses.Where(h => h.UndertakingId == id).Join(db.Buildings, h => h.BuildingId, b => b.Id, (_, b) => b.Name).OrderBy(n => n);

    private async Task<IQueryable<SeenUndertaking>> SeenAsync(CancellationToken ct)
    {
        var person = current.RequirePerson();
        // Who lives there, and who belongs to its group.
        var houses = (await neighbourhood.OfAsync(person, ct)).Buildings
            .Union(await db.Residencies.Where(r => r.PersonId == person && r.To == null).Join(db.Dwellings, r => r.DwellingId, d => d.Id, (_, d) => d.BuildingId).ToListAsync(ct)).ToList();
        return Seen(person, houses);
    }

    private IQueryable<SeenUndertaking> Seen(Guid person, List<Guid> houses)
    {
        var own = ReadCouncil.Own(db, person).Select(i => i.Id);
        return
            from u in db.CouncilUndertakings.AsNoTracking()
            join i in db.AgendaItems on u.AgendaItemId equals i.Id
            where own.Contains(i.Id)
                || (!i.IsPrivate && db.CouncilDays.Any(d => d.Id == i.CouncilDayId && d.State == CouncilDayState.Published)
                    && (!db.UndertakingHouses.Any(h => h.UndertakingId == u.Id) || db.UndertakingHouses.Any(h => h.UndertakingId == u.Id && houses.Contains(h.BuildingId))))
            select new SeenUndertaking
            {
                Undertaking = u,
                OrderId = i.OrderId,
                IsOwn = own.Contains(i.Id),
                OwnTitle = db.Orders.Where(o => o.Id == i.OrderId).Select(o => o.Title).FirstOrDefault() ?? i.Title,
                PublicTitle = i.PublicTitle,
            };
    }

    private static CouncilUndertakingRow RowOf(SeenUndertaking s) => new(
        s.Undertaking.Id, s.Undertaking.Kind, UndertakingStates.Label(s.Undertaking.Kind), s.IsOwn ? s.OwnTitle : s.PublicTitle ?? "", s.Undertaking.State,
        UndertakingStates.Label(s.Undertaking.State), s.Undertaking.DueOn, s.Undertaking.CreatedAt, s.IsOwn);

    private sealed class SeenUndertaking
    {
        public CouncilUndertaking Undertaking { get; init; } = null!;

        public Guid? OrderId { get; init; }

        public bool IsOwn { get; init; }

        public string OwnTitle { get; init; } = "";

        public string? PublicTitle { get; init; }
    }
}
