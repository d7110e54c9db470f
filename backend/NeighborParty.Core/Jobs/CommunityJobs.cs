using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
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

/// <summary>Runs what is due, community by community; one failure stops nobody else.</summary>
public sealed partial class CommunityJobs(IServiceScopeFactory scopes, IEnumerable<JobSchedule> schedules, TimeProvider time, ILogger<CommunityJobs> log)
{
    private readonly ConcurrentDictionary<Type, DateTime> _lastRun = new();

    /// <param name="all">True: also what is not due yet (drills).</param>
    public async Task RunDueAsync(bool all, CancellationToken ct)
    {
        var now = time.Now();
        var due = schedules.Where(s => all || !_lastRun.TryGetValue(s.Job, out var last) || now - last >= s.Every).ToList();
        if (due.Count == 0)
            return;

        List<Guid> communities;
        await using (var scope = scopes.CreateAsyncScope())
            communities = await scope.ServiceProvider.GetRequiredService<NeighborPartyDb>().Communities.Select(c => c.Id).ToListAsync(ct);

        foreach (var schedule in due)
        {
            _lastRun[schedule.Job] = now;
            foreach (var community in communities)
                await RunOneAsync(schedule.Job, community, ct);
        }
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
