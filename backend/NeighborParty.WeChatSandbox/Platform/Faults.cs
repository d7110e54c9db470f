using System.Text;

namespace NeighborParty.WeChatSandbox.Platform;

internal enum FaultKind
{
    /// <summary>Answers <see cref="Fault.Errcode"/> (-1 by default) without doing the work.</summary>
    Errcode,

    /// <summary>HTTP 502 with a page for people.</summary>
    Html502,

    /// <summary>Cuts the connection, before the work or (<see cref="Fault.AfterWork"/>) after it.</summary>
    Reset,

    /// <summary>Does the work at once and answers late: the older token arrives after the newer one.</summary>
    Slow,

    /// <summary>Does the work and sends half of the answer.</summary>
    Truncated,

    /// <summary>One megabyte of nonsense with status 200.</summary>
    Garbage,
}

/// <summary>One planned failure. <see cref="Times"/> null: until removed.</summary>
internal sealed record Fault(string Path, FaultKind Kind, int Errcode = -1, int? Times = 1, int DelayMs = 0, bool AfterWork = false)
{
    public ApiAnswer? Replace(SandboxWorld world) => Kind switch
    {
        FaultKind.Errcode => ApiAnswer.Refusal(Errcode, Errcodes.Text(Errcode), world.Random.Rid(world.Now)),
        FaultKind.Html502 => ApiAnswer.Html(502, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"),
        FaultKind.Garbage => new ApiAnswer(200, ApiAnswer.Json, () => Encoding.ASCII.GetBytes(new SandboxRandom(1).Text(1024 * 1024))),
        _ => null,
    };

    public byte[] Spoil(byte[] body) => Kind == FaultKind.Truncated ? body[..(body.Length / 2)] : body;
}

/// <summary>What goes wrong next. `*` is every path.</summary>
internal sealed class Faults
{
    private readonly List<Fault> planned = [];

    public IReadOnlyList<Fault> Planned => planned;

    /// <summary>All of WeChat is gone: every connection is cut.</summary>
    public bool Down { get; set; }

    public void Plan(Fault fault) => planned.Add(fault);

    public void Clear() => planned.Clear();

    public Fault? Take(string path)
    {
        if (Down)
            return new Fault("*", FaultKind.Reset);

        var index = planned.FindIndex(f => f.Path == path || f.Path == "*");
        if (index < 0)
            return null;

        var fault = planned[index];
        if (fault.Times is 1)
            planned.RemoveAt(index);
        else if (fault.Times is { } times)
            planned[index] = fault with { Times = times - 1 };

        return fault;
    }
}
