using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>The office beside a <see cref="DutyDesk"/>: what staff do in the console, by the use cases the pages call.</summary>
internal static class OfficeDesk
{
    public static Task<T> AsStaffAsync<T>(this DutyDesk desk, StaffAccountOf staff, Func<IServiceProvider, Task<T>> act) =>
        desk.Product.InsideAsync(desk.Neighbours.CommunityId, async services =>
        {
            services.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, staff.Id, "工作人员") { CommunityId = desk.Neighbours.CommunityId };
            return await act(services);
        });

    /// <summary>A member of staff, who may also be a resident.</summary>
    public static async Task<StaffAccountOf> StaffAsync(this DutyDesk desk, Guid? personId = null)
    {
        var made = await desk.Neighbours.AddStaffAsync();
        if (personId is not null)
            await desk.DbAsync(db => db.StaffAccounts.Where(s => s.Id == made.StaffId).ExecuteUpdateAsync(s => s.SetProperty(x => x.PersonId, personId)));
        return new StaffAccountOf(made.StaffId);
    }

    /// <summary>Lets the time pass until the shift's codes have ended and the clock's jobs have run.</summary>
    public static async Task PastAsync(this DutyDesk desk, TimeSpan by, params Resident[] who)
    {
        await desk.LaterAsync(by, who);
        await desk.Product.RunJobsAsync();
    }

    /// <summary>As if the list had been kept and the days had passed: the hours stand.</summary>
    public static Task SettleAsync(this DutyDesk desk, Guid shift) => desk.Product.InsideAsync(desk.Neighbours.CommunityId, async services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var row = await db.Shifts.SingleAsync(s => s.Id == shift);
        row.Advance(desk.Now);
        row.Resolve(DutyRole.System, 0, desk.Now);
        row.Settle(1, 0, 7, desk.Now);
        return await db.SaveChangesAsync();
    });

    public static Task<ShiftState> StateAsync(this DutyDesk desk, Guid shift) => desk.DbAsync(db => db.Shifts.Where(s => s.Id == shift).Select(s => s.State).SingleAsync());

    public static Task<SignupState> SignupStateAsync(this DutyDesk desk, Guid signup) => desk.DbAsync(db => db.ShiftSignups.Where(s => s.Id == signup).Select(s => s.State).SingleAsync());
}

/// <param name="Id">Of the staff account.</param>
internal sealed record StaffAccountOf(Guid Id);
