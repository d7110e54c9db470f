using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Instances;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>
/// Two hundred people, three taps each, five places, two instances: always exactly five, and the queue in order. A few rounds here;
/// NEIGHBORPARTY_ROUNDS=100 runs as many as the promise names.
/// </summary>
public sealed class RushTests(TwoInstances instances) : IClassFixture<TwoInstances>
{
    private const int People = 200;
    private const int Places = 5;

    /// <summary>Access tokens live fifteen minutes, and a hundred rounds may take longer: then other two hundred come, in a community of their own.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromMinutes(8);

    /// <summary>How long somebody goes on trying who is told that the machine is busy: exactness is asked for here, not speed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static int Rounds => Repeats.Of("NEIGHBORPARTY_ROUNDS", 2);

    [Fact]
    public async Task Places_are_sold_exactly_and_what_is_given_back_goes_to_the_first_in_the_queue()
    {
        var (desk, people, since) = await GatherAsync();
        for (var round = 0; round < Rounds; round++)
        {
            if (since.Elapsed > Stay)
                (desk, people, since) = await GatherAsync();
            await RoundAsync(desk, people, await desk.ShiftAsync((48 * 60) + (round * 200), capacity: Places));
        }
    }

    private async Task<(DutyDesk Desk, List<(Guid Id, Phone One, Phone Other)> People, Stopwatch Since)> GatherAsync()
    {
        var since = Stopwatch.StartNew();
        var desk = await DutyDesk.CreateAsync(instances.One);
        var people = new List<(Guid Id, Phone One, Phone Other)>();
        for (var i = 0; i < People; i++)
        {
            var resident = await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour);
            people.Add((resident.PersonId, resident.Phone, instances.AtTheOther(resident.Phone)));
        }

        return (desk, people, since);
    }

    private static async Task RoundAsync(DutyDesk desk, List<(Guid Id, Phone One, Phone Other)> people, Guid shift)
    {
        var path = $"/api/v1/shifts/{shift}/";
        await AnsweredAsync(people.SelectMany(p => new[] { TapAsync(p.One, path + "signups"), TapAsync(p.Other, path + "wait-list"), TapAsync(p.One, path + "wait-list") }));
        var rows = await RowsAsync(desk, shift);
        Assert.Equal(people.Count, rows.Select(r => r.PersonId).Distinct().Count());
        Assert.Equal(people.Count, rows.Count);
        Assert.Equal(Enumerable.Range(1, Places), rows.Where(r => r.State == SignupState.Confirmed).Select(r => r.Slot!.Value).Order());
        Assert.Equal(people.Count - Places, rows.Count(r => r.State == SignupState.Waitlisted));

        // All five give their place back at once, at both instances, while everybody goes on tapping.
        var leaving = rows.Where(r => r.Slot != null).Select(r => r.PersonId).ToHashSet();
        var queue = rows.Where(r => r.State == SignupState.Waitlisted).OrderBy(r => r.QueuedAt).ThenBy(r => r.Id).Select(r => r.PersonId).ToList();
        await AnsweredAsync(people.Select((p, i) => leaving.Contains(p.Id)
            ? TapAsync(i % 2 == 0 ? p.One : p.Other, path + "signups/cancel")
            : TapAsync(i % 2 == 0 ? p.Other : p.One, path + "signups")));
        rows = await RowsAsync(desk, shift);
        Assert.Equal(queue.Take(Places).ToHashSet(), rows.Where(r => r.State == SignupState.Offered).Select(r => r.PersonId).ToHashSet());
        Assert.Equal(Places, rows.Count(r => r.Slot != null));

        var answers = await Task.WhenAll(people.SelectMany(p => new[] { TapAsync(p.One, path + "offer/accept"), TapAsync(p.Other, path + "offer/accept") }));
        Assert.Equal(2 * Places, answers.Count(a => a.IsSuccessStatusCode));
        rows = await RowsAsync(desk, shift);
        Assert.Equal(Places, rows.Count(r => r is { State: SignupState.Confirmed, Slot: not null }));
    }

    /// <summary>Everybody got the place, or was told why not.</summary>
    private static async Task AnsweredAsync(IEnumerable<Task<HttpResponseMessage>> taps)
    {
        foreach (var answer in await Task.WhenAll(taps))
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>As a phone does it: who is told to try again (503) tries again.</summary>
    private static async Task<HttpResponseMessage> TapAsync(Phone phone, string path)
    {
        var tried = Stopwatch.StartNew();
        for (var wait = 100; ; wait = Math.Min(2 * wait, 5_000))
        {
            var answer = await phone.PostAsync(path, new { });
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || tried.Elapsed > Patience)
                return answer;
            answer.Dispose();
            await Task.Delay(wait);
        }
    }

    private static Task<List<ShiftSignup>> RowsAsync(DutyDesk desk, Guid shift) => desk.DbAsync(db => db.ShiftSignups.AsNoTracking().Where(s => s.ShiftId == shift).ToListAsync());
}
