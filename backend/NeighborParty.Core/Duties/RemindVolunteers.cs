using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>Reminds everybody who signed up, a day and three hours before the start; each once for a start: who is put off is reminded anew.</summary>
public sealed class RemindVolunteers(NeighborPartyDb db, PolicyBook policies, TellPerson tell, TimeProvider time) : ICommunityJob
{
    internal const int PageSize = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        foreach (var hours in new[] { policy.FirstReminderHours, policy.SecondReminderHours })
        {
            var until = now.AddHours(hours);
            await foreach (var signup in DueAsync(now, hours, ct))
                await tell.AddAsync(signup.CommunityId, signup.PersonId, new Notice("duty.reminder", "值守提醒",
                    $"您报名的“{signup.Shift.Title}”将在 {ChinaTime.Long(signup.Shift.StartsAt)} 开始，地点：{signup.Shift.PlaceName}。到场后请扫组长的码签到，离开时记得签退。",
                    $"{signup.Id:N}:reminder:{hours}:{signup.Shift.StartsAt.Ticks}")
                {
                    AboutKind = "shifts", AboutId = signup.ShiftId, Call = true, Message = NoticeMessage.Duty(signup.Shift.Title, signup.Shift.StartsAt, signup.Shift.PlaceName),
                }, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Page by page, however many there are: who was reminded already is told nothing twice by <see cref="TellPerson"/>.</summary>
    private async IAsyncEnumerable<ShiftSignup> DueAsync(DateTime now, int hours, [EnumeratorCancellation] CancellationToken ct)
    {
        var (until, last) = (now.AddHours(hours), Guid.Empty);
        while (true)
        {
            var page = await db.ShiftSignups.AsNoTracking().Include(s => s.Shift)
                .Where(s => s.State == SignupState.Confirmed && s.Shift.StartsAt > now && s.Shift.StartsAt <= until && s.Id > last)
                .OrderBy(s => s.Id).Take(PageSize).ToListAsync(ct);
            // Who signs up later than that needs no reminder of it.
            foreach (var signup in page.Where(s => s.SignedUpAt < s.Shift.StartsAt.AddHours(-hours)))
                yield return signup;
            await db.SaveChangesAsync(ct);
            if (page.Count < PageSize)
                yield break;
            last = page[^1].Id;
        }
    }
}
