namespace NeighborParty.WeChatSandbox.Push;

/// <summary>How one push ended. Status 0: no connection or no answer in time.</summary>
internal sealed record PushDelivery(DateTimeOffset At, string Event, string OpenId, string Url, string Message, int Attempts, int Status, string Answer);

/// <summary>The last pushes, newest last.</summary>
internal sealed class PushLog
{
    private readonly List<PushDelivery> all = [];

    public IReadOnlyList<PushDelivery> All => all;

    public void Add(PushDelivery delivery)
    {
        all.Add(delivery);
        if (all.Count > 200)
            all.RemoveAt(0);
    }
}
