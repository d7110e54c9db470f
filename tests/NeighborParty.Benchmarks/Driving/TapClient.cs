using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeighborParty.Benchmarks.Driving;

/// <summary>What became of a number of requests that were sent as fast as the connections allowed.</summary>
/// <param name="Good">Answered with 2xx.</param>
/// <param name="Elapsed">From the first byte sent to the last answer.</param>
/// <param name="P99">Milliseconds, from sending to the whole answer.</param>
/// <param name="Complaint">The first answer that was none of the good, whole.</param>
public sealed record Tapped(int Sent, int Good, TimeSpan Elapsed, double P99, string? Complaint)
{
    public double PerSecond => Good / Elapsed.TotalSeconds;

    /// <summary>Its status and the beginning of its body on one line.</summary>
    public string FirstComplaint => string.Join(' ', (Complaint ?? "").Split("\r\n").Where((line, i) => i == 0 || line.StartsWith('{')).Select(line => line[..Math.Min(line.Length, 100)]));

    /// <exception cref="InvalidOperationException">Somebody got no good answer.</exception>
    public Tapped AllGood() => Good == Sent ? this : throw new InvalidOperationException($"{Sent - Good} of {Sent} were not answered well. The first: {FirstComplaint}");
}

/// <summary>
/// Sends prepared bytes over plain sockets, one request after the other on each connection, and looks at no more of an
/// answer than it must: the client has to leave the two cores to the server.
/// </summary>
public static class TapClient
{
    /// <param name="atMost">Begins no further request after this; null sends all.</param>
    public static async Task<Tapped> RunAsync(int port, IReadOnlyList<byte[]> requests, int connections, CancellationToken ct, TimeSpan? atMost = null)
    {
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < connections; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, port, ct);
            }

            var (next, good, complaint) = (-1, 0, (string?)null);
            var latencies = new long[requests.Count];
            var begin = Stopwatch.GetTimestamp();
            await Task.WhenAll(sockets.Select(s => Task.Run(() => DriveAsync(s), ct)));
            var elapsed = Stopwatch.GetElapsedTime(begin);
            return new Tapped(atMost is null ? requests.Count : latencies.Count(l => l > 0), good, elapsed, P99Of(latencies), complaint);

            async Task DriveAsync(Socket socket)
            {
                var buffer = new byte[1024 * 1024];
                while (!ct.IsCancellationRequested && !(Stopwatch.GetElapsedTime(begin) > atMost) && Interlocked.Increment(ref next) is var mine && mine < requests.Count)
                {
                    var sent = Stopwatch.GetTimestamp();
                    await socket.SendAsync(requests[mine], ct);
                    var length = await AnswerReader.ReadAsync(socket, buffer, ct);
                    latencies[mine] = Stopwatch.GetTimestamp() - sent;
                    // "HTTP/1.1 2.."
                    if (length > 12 && buffer[9] == (byte)'2')
                        Interlocked.Increment(ref good);
                    else
                        Interlocked.CompareExchange(ref complaint, Encoding.UTF8.GetString(buffer, 0, length), null);
                    if (length == 0)
                        return;
                }
            }
        }
        finally
        {
            sockets.ForEach(s => s.Dispose());
        }
    }

    private static double P99Of(long[] ticks)
    {
        var answered = ticks.Where(t => t > 0).Order().ToList();
        return answered.Count == 0 ? 0 : answered[(int)((answered.Count - 1) * 0.99)] * 1000.0 / Stopwatch.Frequency;
    }
}
