using System.Net;
using System.Net.Sockets;
using System.Text;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class RealSocketTests
{
    [Fact]
    public async Task A_connection_cut_after_the_request_does_not_send_the_login_code_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var seen = 0;
        _ = Task.Run(async () =>
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                while (await ReadRequestAsync(stream))
                {
                    // The first request is answered and the connection kept; every later one is read and cut off.
                    if (Interlocked.Increment(ref seen) > 1)
                        break;
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\n{\"openid\":\"oA\"}"u8.ToArray());
                }
            }
        });
        using var subject = new WeChatUnderTest();
        subject.Get<WeChatAddress>().Current = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        Assert.Equal("oA", (await subject.WeChat.SignInAsync("first", CancellationToken.None)).OpenId);
        var failure = await Assert.ThrowsAsync<WeChatException>(() => subject.WeChat.SignInAsync("second", CancellationToken.None));

        Assert.Equal((WeChatFailure.Unavailable, true), (failure.Failure, failure.OutcomeUnknown));
        Assert.Equal(2, seen);
    }

    private static async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var chunk = new byte[4096];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(chunk);
            if (read == 0)
                return false;
            text.Append(Encoding.ASCII.GetString(chunk, 0, read));
        }
        return true;
    }
}
