using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

/// <summary>What tests of the council do over and over. Meetings are put where a test needs them, so that the clock of the other tests stays.</summary>
internal static class CouncilDrill
{
    /// <summary>A meeting of today whose agenda is still open, for a Friday of the past: those that come are the planner's.</summary>
    public static Task<Guid> MeetingAsync(this Neighbours here, int startsInHours = 1, int cutOffInHours = 0, int weeks = 0) => here.Product.InsideAsync(here.CommunityId, async s =>
    {
        var (db, now) = (s.GetRequiredService<NeighborPartyDb>(), s.GetRequiredService<TimeProvider>().Now());
        var today = ChinaTime.ToUtc(ChinaTime.Today(now).ToDateTime(new TimeOnly(0, 30)));
        var day = CouncilDay.Plan(Ids.New(now), here.CommunityId, CouncilCalendar.FridayFrom(ChinaTime.Today(now)).AddDays(-7 * (weeks + 1)), startsInHours == 1 ? today : now.AddHours(startsInHours), now.AddHours(cutOffInHours == 0 ? 24 : cutOffInHours), 0);
        db.CouncilDays.Add(day);
        await db.SaveChangesAsync();
        return day.Id;
    });

    public static async Task<Guid> EscalatedAsync(this Neighbours here, Resident? by = null, object? draft = null)
    {
        var order = await here.InProgressAsync(by, draft);
        await here.Member2.Phone.PostAsync($"/api/v1/orders/{order}/escalate", new { reason = "要换线路，小组没有办法" }, ifMatch: await here.Member2.TagAsync(order)).OkAsync();
        return order;
    }

    public static Task GatherAsync(this Neighbours here) => here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<KeepAgenda>().RunAsync(default));

    /// <summary>As staff, in one scope.</summary>
    public static Task<T> DoAsync<T>(this Neighbours here, StaffAtWork staff, Func<IServiceProvider, Task<T>> act) => here.Product.InsideAsync(here.CommunityId, s =>
    {
        s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, staff.StaffId, staff.DisplayName) { CommunityId = here.CommunityId };
        return act(s);
    });

    public static Task<AgendaItem> ItemAsync(this Neighbours here, Guid id) => here.DbAsync(db => db.AgendaItems.AsNoTracking().FirstAsync(i => i.Id == id));

    public static Task<AgendaItem> ItemOfOrderAsync(this Neighbours here, Guid order) =>
        here.DbAsync(db => db.AgendaItems.AsNoTracking().Where(i => i.OrderId == order).OrderByDescending(i => i.CreatedAt).FirstAsync());

    public static Task<CouncilDay> DayAsync(this Neighbours here, Guid id) => here.DbAsync(db => db.CouncilDays.AsNoTracking().FirstAsync(d => d.Id == id));

    public static Task<AgendaItem> AddItemAsync(this Neighbours here, StaffAtWork staff, string title = "架空层堆放杂物") =>
        here.DoAsync(staff, s => s.GetRequiredService<AddAgendaItem>().RunAsync(new AgendaDraft(title, "多次清理后又堆满。", null), default));

    public static async Task FixAsync(this Neighbours here, StaffAtWork staff, Guid day)
    {
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<ArrangeAgenda>().FixAsync(day, version, default));
    }

    public static async Task HoldAsync(this Neighbours here, StaffAtWork staff, Guid day)
    {
        await here.FixAsync(staff, day);
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<RunCouncilDay>().HoldAsync(day, version, default));
    }

    public static async Task DraftAsync(this Neighbours here, StaffAtWork staff, Guid day)
    {
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<RunCouncilDay>().DraftAsync(day, version, default));
    }

    public static async Task<AgendaItem> DecideAsync(this Neighbours here, StaffAtWork staff, Guid item, DecisionDraft draft)
    {
        var version = (await here.ItemAsync(item)).Version;
        return await here.DoAsync(staff, s => s.GetRequiredService<DecideAgendaItem>().RunAsync(item, version, draft, default));
    }

    /// <summary>An order of the group, on the agenda of a meeting that sits.</summary>
    public static async Task<(Guid Order, Guid Item, Guid Day)> BeforeTheCouncilAsync(this Neighbours here, StaffAtWork staff, Resident? by = null, object? draft = null)
    {
        var order = await here.EscalatedAsync(by, draft);
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        return (order, (await here.ItemOfOrderAsync(order)).Id, day);
    }

    public static async Task<AgendaItem> PutOnAsync(this Neighbours here, StaffAtWork staff, Guid item)
    {
        var version = (await here.ItemAsync(item)).Version;
        return await here.DoAsync(staff, s => s.GetRequiredService<ArrangeAgenda>().PutOnAsync(item, version, default));
    }

    public static async Task<AgendaItem> TakeOffAsync(this Neighbours here, StaffAtWork staff, Guid item)
    {
        var version = (await here.ItemAsync(item)).Version;
        return await here.DoAsync(staff, s => s.GetRequiredService<ArrangeAgenda>().TakeOffAsync(item, version, default));
    }

    public static Task InviteAsync(this Neighbours here, StaffAtWork staff, Guid day, Resident who) => here.DoAsync(staff, async s =>
    {
        await s.GetRequiredService<InviteGuests>().AddAsync(day, GuestKind.Requester, who.PersonId, null, default);
        return true;
    });

    public static async Task SaveMinutesAsync(this Neighbours here, StaffAtWork staff, Guid day, string minutes, params PublicItem[] items)
    {
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<PublishMinutes>().SaveAsync(day, version, minutes, "陈组员说线路老化", items, default));
    }

    public static async Task PublishAsync(this Neighbours here, StaffAtWork staff, Guid day, bool namesChecked = false)
    {
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<PublishMinutes>().PublishAsync(day, version, namesChecked, default));
    }

    public static Task<List<string>> ToldAsync(this Neighbours here, Resident who) =>
        here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == who.PersonId && m.Kind.StartsWith("council.")).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Kind).ToListAsync());

    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Code;
}
