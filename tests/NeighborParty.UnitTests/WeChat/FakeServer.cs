using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace NeighborParty.UnitTests.WeChat;

/// <summary>Stands where the network would be: answers per path from a queue, the last answer for ever, and remembers what was asked.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    public const string Token = "cgi-bin/stable_token";
    public const string SignIn = "sns/jscode2session";
    public const string Phone = "wxa/business/getuserphonenumber";
    public const string Code = "wxa/getwxacodeunlimit";
    public const string Text = "wxa/msg_sec_check";
    public const string Media = "wxa/media_check_async";
    public const string Message = "cgi-bin/message/subscribe/send";

    private readonly Dictionary<string, Queue<Func<CancellationToken, Task<HttpResponseMessage>>>> _answers = [];

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public IReadOnlyList<Asked> To(string path) => [.. Requests.Where(asked => asked.Path == path)];

    public FakeServer Says(string path, string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK) =>
        Says(path, Encoding.UTF8.GetBytes(body), mediaType, status);

    public FakeServer Says(string path, byte[] body, string? mediaType, HttpStatusCode status = HttpStatusCode.OK) => Does(path, _ =>
    {
        var content = new ByteArrayContent(body);
        if (mediaType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return Task.FromResult(new HttpResponseMessage(status) { Content = content });
    });

    public FakeServer Does(string path, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        if (!_answers.TryGetValue(path, out var queue))
            _answers[path] = queue = new Queue<Func<CancellationToken, Task<HttpResponseMessage>>>();
        queue.Enqueue(answer);
        return this;
    }

    public FakeServer Fails(string path, HttpRequestError error) => Does(path, _ => throw new HttpRequestException(error));

    public FakeServer NeverAnswers(string path) => Does(path, async cancellationToken =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new HttpResponseMessage();
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = address.AbsolutePath.TrimStart('/');
        Requests.Enqueue(new Asked(request.Method, address, path, address.Query, body));
        Func<CancellationToken, Task<HttpResponseMessage>> answer;
        lock (_answers)
        {
            var queue = _answers[path];
            answer = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        }
        return await answer(cancellationToken);
    }

    internal sealed record Asked(HttpMethod Method, Uri Address, string Path, string Query, string Body);
}
