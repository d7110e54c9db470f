using System.Diagnostics;
using System.Net;
using NeighborParty.Core.WeChat;
using Xunit.Abstractions;

namespace NeighborParty.UnitTests.WeChat;

public sealed class ResilienceTests(ITestOutputHelper output)
{
    private static readonly TextCheck Text = new("text", ContentScene.Forum, WeChatUnderTest.OpenId);
    private static readonly SubscribeMessage Message =
        new(WeChatUnderTest.OpenId, "tpl", null, new SubscribeMessageData().Set("thing1", "值班提醒"));

    [Fact]
    public async Task Signing_in_fails_within_three_seconds_when_WeChat_is_silent()
    {
        var server = new FakeServer().NeverAnswers(FakeServer.SignIn);
        using var subject = new WeChatUnderTest(server);
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
        output.WriteLine($"H06: WeChat silent, signing in refused after {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.8, 3);
        Assert.Equal((WeChatFailure.Unavailable, true), (failure.Failure, failure.OutcomeUnknown));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_a_silent_server()
    {
        var server = new FakeServer().Does(FakeServer.SignIn, _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Dripping()) }));
        using var subject = new WeChatUnderTest(server, new(StringComparer.Ordinal) { ["SignInTimeout"] = "00:00:00.400" });
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.3, 1.5);
    }

    [Fact]
    public async Task A_phone_number_fails_in_time_when_the_token_does_not_come()
    {
        var server = new FakeServer().NeverAnswers(FakeServer.Token);
        using var subject = new WeChatUnderTest(server, new(StringComparer.Ordinal) { ["SignInTimeout"] = "00:00:00.400" });
        var watch = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<WeChatException>(
            () => subject.WeChat.GetPhoneNumberAsync("code", WeChatUnderTest.OpenId, CancellationToken.None));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.3, 1.5);
        Assert.Equal((WeChatFailure.Unavailable, false), (failure.Failure, failure.OutcomeUnknown));
        Assert.Empty(server.To(FakeServer.Phone));
    }

    [Fact]
    public async Task After_several_outages_signing_in_fails_at_once_and_WeChat_is_left_alone()
    {
        var server = new FakeServer().Says(FakeServer.SignIn, "<html>", "text/html", HttpStatusCode.BadGateway);
        using var subject = new WeChatUnderTest(server);
        for (var i = 0; i < 20; i++)
        {
            var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
            Assert.Equal(WeChatFailure.Unavailable, failure.Failure);
            Assert.Equal(i < 5, failure.OutcomeUnknown);
        }
        output.WriteLine($"H06: WeChat down, 20 sign-ins refused, WeChat was asked {server.Requests.Count} times");
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Refusals_do_not_open_the_breaker()
    {
        var server = new FakeServer().Says(FakeServer.SignIn, """{"errcode":40029}""");
        using var subject = new WeChatUnderTest(server);
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.Equal(20, server.Requests.Count);
    }

    [Fact]
    public async Task A_busy_answer_is_asked_again_where_that_is_safe()
    {
        var server = WeChatUnderTest.Server()
            .Says(FakeServer.Text, """{"errcode":-1,"errmsg":"system error"}""")
            .Says(FakeServer.Text, "<html>", "text/html", HttpStatusCode.BadGateway)
            .Says(FakeServer.Text, """{"errcode":0,"trace_id":"t","result":{"suggest":"pass","label":100}}""");
        using var subject = new WeChatUnderTest(server);
        Assert.Equal(ContentSuggestion.Pass, (await subject.WeChat.CheckTextAsync(Text, CancellationToken.None)).Suggest);
        Assert.Equal(3, server.To(FakeServer.Text).Count);
    }

    [Fact]
    public async Task A_slow_answer_is_asked_again_where_that_is_safe()
    {
        var server = WeChatUnderTest.Server().NeverAnswers(FakeServer.Text).Says(FakeServer.Text, """{"trace_id":"t","result":{"suggest":"pass"}}""");
        using var subject = new WeChatUnderTest(server);
        Assert.Equal(ContentSuggestion.Pass, (await subject.WeChat.CheckTextAsync(Text, CancellationToken.None)).Suggest);
    }

    [Fact]
    public async Task What_may_have_been_done_is_never_asked_twice()
    {
        foreach (var answer in new Func<FakeServer, string, FakeServer>[]
        {
            (server, path) => server.Says(path, """{"errcode":-1,"errmsg":"system error"}"""),
            (server, path) => server.Says(path, "<html>", "text/html", HttpStatusCode.BadGateway),
            (server, path) => server.Fails(path, HttpRequestError.ResponseEnded),
            (server, path) => server.NeverAnswers(path),
        })
        {
            var server = WeChatUnderTest.Server();
            foreach (var path in new[] { FakeServer.SignIn, FakeServer.Phone, FakeServer.Message, FakeServer.Media })
                answer(server, path);
            using var subject = new WeChatUnderTest(server, new(StringComparer.Ordinal) { ["SignInTimeout"] = "00:00:00.300", ["AttemptTimeout"] = "00:00:00.300" });
            await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
            await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.GetPhoneNumberAsync("code", "o", CancellationToken.None));
            await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SendSubscribeMessageAsync(Message, CancellationToken.None));
            await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.RequestMediaCheckAsync(
                new MediaCheck(new Uri("https://example.org/p.jpg"), MediaCheckType.Image, ContentScene.Forum, "o"), CancellationToken.None));
            Assert.Equal(5, server.Requests.Count);
        }
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    public async Task What_was_never_sent_is_tried_once_more(HttpRequestError error)
    {
        var server = new FakeServer().Fails(FakeServer.SignIn, error).Says(FakeServer.SignIn, """{"openid":"oA"}""");
        using var subject = new WeChatUnderTest(server);
        Assert.Equal("oA", (await subject.WeChat.SignInAsync("code", CancellationToken.None)).OpenId);

        using var down = new WeChatUnderTest(new FakeServer().Fails(FakeServer.SignIn, error));
        var failure = await Assert.ThrowsAsync<WeChatException>(() => down.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.Equal((WeChatFailure.Unavailable, false), (failure.Failure, failure.OutcomeUnknown));
    }

    [Fact]
    public async Task An_answer_of_a_megabyte_is_not_read()
    {
        var huge = "{\"openid\":\"oA\",\"pad\":\"" + new string('x', 1024 * 1024) + "\"}";
        using var announced = new WeChatUnderTest(new FakeServer().Says(FakeServer.SignIn, huge));
        var failure = await Assert.ThrowsAsync<WeChatException>(() => announced.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.Equal((WeChatFailure.Unavailable, true), (failure.Failure, failure.OutcomeUnknown));

        var endless = new Dripping(pause: false);
        var server = new FakeServer().Does(FakeServer.SignIn, _ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(endless) }));
        using var unannounced = new WeChatUnderTest(server);
        await Assert.ThrowsAsync<WeChatException>(() => unannounced.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.InRange(endless.Given, 256 * 1024, 320 * 1024);
    }

    [Fact]
    public async Task A_caller_who_leaves_gets_a_cancellation_and_no_outage()
    {
        using var subject = new WeChatUnderTest(new FakeServer().NeverAnswers(FakeServer.SignIn));
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subject.WeChat.SignInAsync("code", leaving.Token));
    }

    [Fact]
    public async Task Too_many_requests_is_a_throttle()
    {
        using var subject = new WeChatUnderTest(new FakeServer().Says(FakeServer.SignIn, "slow down", "text/plain", HttpStatusCode.TooManyRequests));
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("code", CancellationToken.None));
        Assert.Equal(WeChatFailure.Throttled, failure.Failure);
    }

    /// <summary>A body without end: a byte now and then, or as fast as it is read.</summary>
    private sealed class Dripping(bool pause = true) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (pause)
                await Task.Delay(20, cancellationToken);
            var given = pause ? 1 : buffer.Length;
            Given += given;
            buffer.Span[..given].Fill((byte)' ');
            return given;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
