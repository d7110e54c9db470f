using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>Callbacks that arrive after the answer. A failure is logged, never thrown at anybody.</summary>
internal sealed partial class LateWork(IHostApplicationLifetime lifetime, ILogger<LateWork> logger)
{
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public void Run(Func<Task> work) => _ = Task.Run(() => Guard(work), Stopping);

    private async Task Guard(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // The host is going down, and so would WeChat's patience.
        }
        catch (Exception exception)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeChat sandbox: work after an answer failed")]
    private partial void LogFailure(Exception exception);
}
