using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace NeighborParty.Core.WeChat;

/// <summary>
/// Retry, circuit breaker and timeout, one set per endpoint, so that a broken code drawer does not lock the door.
/// Measured in real time, also where the product's clock is set by a test.
/// </summary>
internal sealed class WeChatResilience(IOptions<WeChatOptions> options)
{
    private readonly ConcurrentDictionary<WeChatCall, ResiliencePipeline<HttpResponseMessage>> _pipelines = new();

    /// <summary>The pipeline of one endpoint, outermost first.</summary>
    public ResiliencePipeline<HttpResponseMessage> For(WeChatCall call) => _pipelines.GetOrAdd(call, Build);

    /// <summary>Whether a request cannot have reached the server: the connection never came about.</summary>
    public static bool NeverSent(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private ResiliencePipeline<HttpResponseMessage> Build(WeChatCall call) => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(Retry(call))
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = 0.5,
            MinimumThroughput = 5,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDuration = TimeSpan.FromSeconds(5),
            ShouldHandle = static arguments => ValueTask.FromResult(IsSick(arguments.Outcome)),
        })
        .AddTimeout(call.Urgent ? options.Value.SignInTimeout : options.Value.AttemptTimeout)
        .Build();

    private static RetryStrategyOptions<HttpResponseMessage> Retry(WeChatCall call) => new()
    {
        MaxRetryAttempts = call.Repeatable ? 3 : 1,
        Delay = TimeSpan.FromMilliseconds(call.Repeatable ? 200 : 100),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(call.Repeatable
            ? IsSick(arguments.Outcome) && arguments.Outcome.Exception is not BrokenCircuitException
            : NeverSent(arguments.Outcome.Exception)),
    };

    // A refusal is a healthy answer. Sick is: none, a server error, "busy", or something nobody can read.
    private static bool IsSick(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: OperationCanceledException } => false,
        { Exception: not null } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        { Result.Content: BufferedAnswer { PictureType: null } answer } => WeChatAnswer.Read(answer.Bytes) is null or { ErrorCode: -1 },
        _ => false,
    };
}
