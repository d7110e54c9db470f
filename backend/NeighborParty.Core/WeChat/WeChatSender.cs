using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>Makes a whole call: a token where one is needed, one more try when WeChat refuses the token, all of it before a deadline.</summary>
internal sealed class WeChatSender(WeChatChannel channel, AccessTokens tokens, IOptions<WeChatOptions> options)
{
    // What a call may take on top of its slowest attempt before the deadline cuts it: parsing, a second connection.
    private static readonly TimeSpan Overhead = TimeSpan.FromMilliseconds(150);

    /// <summary>A GET without token.</summary>
    public Task<WeChatReply> GetAsync(WeChatCall call, IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken) =>
        BeforeDeadlineAsync(call, (_, deadline) => channel.SendAsync(call, query, null, deadline), cancellationToken);

    /// <summary>A POST with token.</summary>
    public Task<WeChatReply> PostAsync(WeChatCall call, object body, CancellationToken cancellationToken)
    {
        var bytes = LooseJson.Write(body);
        return BeforeDeadlineAsync(call, PostAsync, cancellationToken);

        async Task<WeChatReply> PostAsync(Progress progress, CancellationToken deadline)
        {
            var token = await TokenAsync(progress, deadline);
            try
            {
                return await channel.SendAsync(call, Query(token), bytes, deadline);
            }
            catch (WeChatException refused) when (WeChatErrors.IsTokenProblem(refused.ErrorCode))
            {
                // Refused at the gate, so nothing was done yet: repeating is safe for every call. Once, not until it works.
                tokens.Expire(token);
                return await channel.SendAsync(call, Query(await TokenAsync(progress, deadline)), bytes, deadline);
            }
        }
    }

    private static Dictionary<string, string> Query(string token) => new(StringComparer.Ordinal) { ["access_token"] = token };

    private async Task<string> TokenAsync(Progress progress, CancellationToken deadline)
    {
        progress.MayBeSent = false;
        try
        {
            return await tokens.GetAsync(deadline);
        }
        catch (WeChatException failed) when (failed.OutcomeUnknown)
        {
            throw new WeChatException(failed.Failure, failed.ErrorCode, failed.Path, failed.Rid, failed);
        }
        finally
        {
            progress.MayBeSent = !deadline.IsCancellationRequested;
        }
    }

    private async Task<WeChatReply> BeforeDeadlineAsync(
        WeChatCall call, Func<Progress, CancellationToken, Task<WeChatReply>> work, CancellationToken cancellationToken)
    {
        var progress = new Progress { MayBeSent = true };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter((call.Urgent ? options.Value.SignInTimeout : options.Value.TotalTimeout) + Overhead);
        try
        {
            return await work(progress, deadline.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WeChatException(WeChatFailure.Unavailable, 0, call.Path, inner: exception) { OutcomeUnknown = progress.MayBeSent };
        }
    }

    private sealed class Progress
    {
        public bool MayBeSent { get; set; }
    }
}
