using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Applications;

/// <summary>Shows applications to their two readers on the phone: the applicant, and the leader before and after opening.</summary>
public sealed class ApplicationReads(NeighborPartyDb db, PersonalDataVault vault, ApplicationDeadlines deadlines, TimeProvider time)
{
    public const int PageSize = 20;

    public enum Reader
    {
        Applicant,
        Leader,
        LeaderWhoOpened,
    }

    /// <summary>Newest first; pages by submission time and id.</summary>
    public async Task<Page<JoinApplicationDetails>> PageAsync(IQueryable<JoinApplication> rows, string? after, Reader reader, CancellationToken ct)
    {
        if (Cursor.Parse(after) is { } cursor)
            rows = rows.Where(a => a.SubmittedAt < cursor.At || (a.SubmittedAt == cursor.At && a.Id < cursor.Id));
        var page = await rows.AsNoTracking().OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(ct);
        var shown = page.Take(PageSize).ToList();
        return new Page<JoinApplicationDetails>(
            await ShowAsync(shown, reader, ct),
            page.Count > PageSize ? new Cursor(shown[^1].SubmittedAt, shown[^1].Id).ToString() : null);
    }

    public async Task<JoinApplicationDetails> OneAsync(JoinApplication application, Reader reader, CancellationToken ct) => (await ShowAsync([application], reader, ct))[0];

    private async Task<IReadOnlyList<JoinApplicationDetails>> ShowAsync(IReadOnlyList<JoinApplication> rows, Reader reader, CancellationToken ct)
    {
        var ids = rows.Select(a => a.Id).ToList();
        var places = await (
            from a in db.Applications.AsNoTracking()
            join g in db.Groups on a.GroupId equals g.Id
            join b in db.Buildings on a.BuildingId equals b.Id
            from s in db.Stairwells.Where(s => s.Id == a.StairwellId).DefaultIfEmpty()
            where ids.Contains(a.Id)
            select new { a.Id, Group = g.Name, Building = b.Name, Stairwell = (string?)s!.Name }).ToDictionaryAsync(p => p.Id, ct);
        var steps = (await db.ApplicationSteps.AsNoTracking().Where(s => ids.Contains(s.ApplicationId)).OrderBy(s => s.Number).ToListAsync(ct)).ToLookup(s => s.ApplicationId);
        var shown = new List<JoinApplicationDetails>(rows.Count);
        foreach (var a in rows)
        {
            var form = a.Form(vault);
            var appealUntil = a is { State: ApplicationState.Rejected, AppealedAt: null, RejectedAt: { } rejected } && reader == Reader.Applicant
                ? rejected.AddDays((await deadlines.PolicyOfAsync(a, ct)).AppealDays) : (DateTime?)null;
            var place = places[a.Id];
            shown.Add(new JoinApplicationDetails(
                a.Id, a.GroupId, place.Group, place.Building, place.Stairwell, reader == Reader.Applicant,
                reader == Reader.Leader ? Masking.Name(form.Name) : form.Name,
                a.State, ApplicationStates.Label(a.State), a.SubmittedAt, a.DueAt,
                reader == Reader.Applicant ? RejectReasons.TextOf(a.ReasonCode) : null, appealUntil,
                reader == Reader.Applicant ? ApplicantActions(a, appealUntil) : LeaderActions(a, reader), a.Version,
                reader switch
                {
                    Reader.Applicant => JoinForm.ForApplicant(form),
                    Reader.LeaderWhoOpened => JoinForm.ForLeader(form),
                    _ => null,
                },
                [.. steps[a.Id].Select(s => new JoinStep(s.Number, s.At, ApplicationStates.Label(s.On), s.By, s.To, TextFor(s, reader)))]));
        }

        return shown;
    }

    /// <summary>The leader's remark stays with the office; what the applicant wrote stays shut until the leader opens it.</summary>
    private string? TextFor(ApplicationStep step, Reader reader) => reader switch
    {
        Reader.Applicant => step.ForApplicant ? step.Text(vault) : null,
        Reader.LeaderWhoOpened => step.On is ApplicationEvent.Ask or ApplicationEvent.AnswerToLeader or ApplicationEvent.AnswerToStaff ? step.Text(vault) : null,
        _ => null,
    };

    private List<string> ApplicantActions(JoinApplication a, DateTime? appealUntil)
    {
        bool May(ApplicationEvent on) => ApplicationStates.Machine.Allows(a.State, on, ApplicationRole.Applicant);
        var actions = new List<string>();
        if (May(ApplicationEvent.Withdraw))
            actions.Add("withdraw");
        if (May(ApplicationEvent.AnswerToStaff))
            actions.Add("answer");
        if (May(ApplicationEvent.Extend) && a.ExtendedAt is null)
            actions.Add("extend");
        if (appealUntil >= time.Now())
            actions.Add("appeal");
        return actions;
    }

    private static List<string> LeaderActions(JoinApplication a, Reader reader)
    {
        bool May(ApplicationEvent on) => ApplicationStates.Machine.Allows(a.State, on, ApplicationRole.Leader);
        var actions = new List<string> { "open" };
        if (May(ApplicationEvent.GiveOpinion) && reader == Reader.LeaderWhoOpened)
            actions.Add("opinion");
        if (May(ApplicationEvent.Ask))
            actions.Add("ask");
        return actions;
    }
}
