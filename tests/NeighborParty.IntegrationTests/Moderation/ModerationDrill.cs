using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>What tests of moderation do over and over.</summary>
internal static class ModerationDrill
{
    /// <summary>A post whose machine check is over: a human has to look.</summary>
    public static async Task<Guid> WaitingAsync(this Neighbours here, Resident author, object? draft = null)
    {
        var post = await author.PostAsync(draft);
        await here.Product.DeliverOutboxAsync();
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
        return post;
    }

    /// <summary>Claims and decides the newest item of the content with these grounds.</summary>
    public static Task<ModerationDecision> DecideAsync(this Neighbours here, StaffAtWork staff, Guid content, DecisionGrounds grounds) =>
        here.AskAsync(staff, async services =>
        {
            var item = await services.GetRequiredService<NeighborPartyDb>().ModerationItems.AsNoTracking().Where(i => i.ContentId == content).OrderByDescending(i => i.ContentVersion).FirstAsync();
            var claimed = await services.GetRequiredService<ClaimItem>().RunAsync(item.Id, CancellationToken.None);
            return await services.GetRequiredService<DecideItem>().RunAsync(item.Id, claimed.Version, grounds, CancellationToken.None);
        });

    public static async Task<T> AskAsync<T>(this Neighbours here, StaffAtWork staff, Func<IServiceProvider, Task<T>> ask)
    {
        T answer = default!;
        await here.ActAsync(staff, async services => answer = await ask(services));
        return answer;
    }

    public static Task<T> ReadAsync<T>(this Neighbours here, Func<NeighborPartyDb, Task<T>> read) =>
        here.Product.InsideAsync(here.CommunityId, services => read(services.GetRequiredService<NeighborPartyDb>()));

    /// <summary>The refusal's code; null when nothing was refused.</summary>
    public static async Task<string?> RefusalOfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    /// <summary>The member of staff is this resident.</summary>
    public static Task BecomesAsync(this Neighbours here, StaffAtWork staff, Resident resident) => here.ReadAsync(db =>
        db.StaffAccounts.Where(a => a.Id == staff.StaffId).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonId, resident.PersonId)));

    /// <summary>They live behind one door of the first building.</summary>
    public static Task LetLiveTogetherAsync(this Neighbours here, string door, params Resident[] family) => here.Product.InsideAsync(here.CommunityId, async services =>
    {
        var db = services.GetRequiredService<NeighborPartyDb>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        var dwelling = Dwelling.Create(Ids.New(now), here.CommunityId, here.Building1Id, here.Stairwell1Id, door, services.GetRequiredService<PersonalDataVault>());
        db.Dwellings.Add(dwelling);
        foreach (var person in family)
        {
            var residency = new Residency { Id = Ids.New(now), CommunityId = here.CommunityId, PersonId = person.PersonId, DwellingId = dwelling.Id, Kind = ResidencyKind.Family, From = now };
            residency.MakePrimary();
            db.Residencies.Add(residency);
        }

        await db.SaveChangesAsync();
    });
}
