using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>What the proxy does to the line between a program and its database.</summary>
internal enum Fault
{
    /// <summary>Passes everything.</summary>
    None,

    /// <summary>Nobody listens, and what was open is reset.</summary>
    Refuse,

    /// <summary>Connections come about, and not a byte goes through in either direction.</summary>
    Hang,

    /// <summary>Every chunk is 700 ms late.</summary>
    Slow,

    /// <summary>After each hundred bytes of an answer the connection is reset.</summary>
    ResetMidway,

    /// <summary>Questions arrive, answers do not.</summary>
    OneWay,
}

/// <summary>A small TCP proxy in front of the database that can be told to misbehave at any moment, also to connections that are open.</summary>
internal sealed class FaultProxy : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(700);
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly int _target;
    private TcpListener _listener;
    private volatile Fault _fault;

    public FaultProxy(int target)
    {
        _target = target;
        _listener = Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Set(Fault fault)
    {
        var before = _fault;
        _fault = fault;
        if (before == Fault.Refuse && fault != Fault.Refuse)
            _listener = Listen(Port);
        if (fault != Fault.Refuse)
            return;
        _listener.Dispose();
        foreach (var socket in _open.Keys)
            Reset(socket);
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _open.Keys)
            Reset(socket);
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = Task.Run(() => AcceptAsync(listener));
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Told to refuse.
        }
    }

    private async Task ServeAsync(Socket program)
    {
        using var database = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        program.NoDelay = true;
        _open[program] = 0;
        _open[database] = 0;
        try
        {
            await database.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(PumpAsync(program, database, answers: false), PumpAsync(database, program, answers: true));
        }
        catch (SocketException)
        {
            // The database itself is away.
        }

        Reset(program);
        Reset(database);
    }

    private async Task PumpAsync(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var read)
            {
                // What was held back while it hung arrives late, as on a line that comes back.
                while (_fault == Fault.Hang || (answers && _fault == Fault.OneWay))
                    await Task.Delay(20);
                if (_fault == Fault.Slow)
                    await Task.Delay(Late);
                if (answers && _fault == Fault.ResetMidway)
                {
                    await to.SendAsync(buffer.AsMemory(0, Math.Min(100, read)));
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One end is gone.
        }
    }

    private void Reset(Socket socket)
    {
        _open.TryRemove(socket, out _);
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }

        socket.Dispose();
    }
}
