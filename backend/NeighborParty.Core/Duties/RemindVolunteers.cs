using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>Reminds everybody who signed up, a day and three hours before the start; each once.</summary>
public sealed class RemindVolunteers(NeighborPartyDb db, PolicyBook policies, TellPerson tell, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var policy = await policies.TodayAsync(ct);
        foreach (var hours in new[] { policy.FirstReminderHours, policy.SecondReminderHours })
        {
            var until = now.AddHours(hours);
            // Who signs up later than that needs no reminder of it.
            var due = await db.ShiftSignups.AsNoTracking().Include(s => s.Shift)
                .Where(s => s.State == SignupState.Confirmed && s.Shift.StartsAt > now && s.Shift.StartsAt <= until)
                .OrderBy(s => s.Id).Take(1000).ToListAsync(ct);
            foreach (var signup in due.Where(s => s.SignedUpAt < s.Shift.StartsAt.AddHours(-hours)))
                await tell.AddAsync(signup.CommunityId, signup.PersonId, new Notice("duty.reminder", "值守提醒",
                    $"您报名的“{signup.Shift.Title}”将在 {ChinaTime.Long(signup.Shift.StartsAt)} 开始，地点：{signup.Shift.PlaceName}。到场后请扫组长的码签到，离开时记得签退。",
                    $"{signup.Id:N}:reminder:{hours}")
                {
                    AboutKind = "shifts", AboutId = signup.ShiftId, Template = MessageTemplate.DutyReminder,
                    Fields = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["thing1"] = signup.Shift.Title, ["time2"] = ChinaTime.Long(signup.Shift.StartsAt), ["thing3"] = signup.Shift.PlaceName,
                    },
                }, ct);
        }

        await db.SaveChangesAsync(ct);
    }
}
