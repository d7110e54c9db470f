using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Jobs;

/// <summary>Work that the clock starts: expiries, reminders, generated shifts. Must do no harm when it runs twice.</summary>
public interface ICommunityJob
{
    /// <summary>Runs once for each community, inside its scope, as the system.</summary>
    Task RunAsync(CancellationToken ct);
}

/// <summary>How often a job runs.</summary>
public sealed record JobSchedule(Type Job, TimeSpan Every);

/// <summary>
/// Runs what is due, community by community; one failure stops nobody else. One instance at a time: when a job last ran is a
/// row, written when it has run for everybody, and whoever runs holds a lease.
/// </summary>
public sealed partial class CommunityJobs(
    IServiceScopeFactory scopes, IEnumerable<JobSchedule> schedules, TakeLease leases, TimeProvider time, ILogger<CommunityJobs> log)
{
    public const string LeaseName = "jobs";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Clocks of two instances differ; more than this is a clock that was set back, and the job must not wait for it.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <param name="all">True: also what is not due yet, waiting until another runner has finished (drills).</param>
    /// <exception cref="RefusedException">503 when all of it is asked for and another runner does not finish within 90 seconds.</exception>
    public async Task RunDueAsync(bool all, CancellationToken ct)
    {
        if (!all && (await DueAsync(ct)).Count == 0)
            return;
        await using var turn = await leases.WithinAsync(LeaseName, all ? Patience : TimeSpan.Zero, ct);
        if (turn is null)
        {
            if (all)
                throw Refusals.Busy();
            return;
        }

        using var work = CancellationTokenSource.CreateLinkedTokenSource(ct, turn.Lost);
        // Asked again: another instance may just have done it.
        await RunAsync(all ? schedules.ToList() : await DueAsync(work.Token), work.Token);
    }

    private async Task<List<JobSchedule>> DueAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var scope = scopes.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().JobRuns.ToDictionaryAsync(r => r.Job, r => r.StartedAt, ct);
        return schedules.Where(s => !last.TryGetValue(s.Job.Name, out var at) || now - at >= s.Every || at - now > Skew).ToList();
    }

    private async Task RunAsync(List<JobSchedule> due, CancellationToken ct)
    {
        if (due.Count == 0)
            return;
        List<Guid> communities;
        await using (var scope = scopes.CreateAsyncScope())
            communities = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().Communities.Select(c => c.Id).ToListAsync(ct);

        foreach (var schedule in due)
        {
            var started = time.Now();
            foreach (var community in communities)
            {
                ct.ThrowIfCancellationRequested();
                await RunOneAsync(schedule.Job, community, ct);
            }

            await NoteAsync(schedule.Job, started, ct);
        }
    }

    private async Task NoteAsync(Type job, DateTime started, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        var run = await db.JobRuns.FirstOrDefaultAsync(r => r.Job == job.Name, ct);
        if (run is null)
            db.JobRuns.Add(run = new JobRun { Job = job.Name });
        run.Ran(started, time.Now());
        await db.SaveChangesAsync(ct);
    }

    private async Task RunOneAsync(Type job, Guid community, CancellationToken ct)
    {
        using var span = Readings.Begin(job.Name);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CommunityScope>().Enter(community);
            await ((ICommunityJob)scope.ServiceProvider.GetRequiredService(job)).RunAsync(ct);
            Readings.JobRan(job.Name, ok: true);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Readings.JobRan(job.Name, ok: false);
            LogFailed(log, e, job.Name, community);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed in community {Community}")]
    private static partial void LogFailed(ILogger log, Exception e, string job, Guid community);
}

public static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.AddSingleton<CommunityJobs>();

    public static IServiceCollection AddCommunityJob<TJob>(this IServiceCollection services, TimeSpan every)
        where TJob : class, ICommunityJob =>
        services.AddScoped<TJob>().AddSingleton(new JobSchedule(typeof(TJob), every));
}
