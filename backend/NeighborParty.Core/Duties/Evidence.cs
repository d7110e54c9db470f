using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Duties;

/// <summary>What a phone sends to check in or out. All of it is a claim until the server has weighed it.</summary>
/// <param name="Code">Read from the leader's screen.</param>
/// <param name="Location">GCJ-02; null when the phone has none or the person does not allow it.</param>
/// <param name="ClaimedAt">The phone's clock (UTC): kept, never believed.</param>
/// <param name="DeviceId">A random number that the mini-program keeps on the phone.</param>
/// <param name="ArmbandSerial">Read from the cloth, or typed.</param>
public sealed record ArrivalClaim(string? Code, Whereabouts? Location, DateTime? ClaimedAt, string? DeviceId, string? ArmbandSerial = null);

/// <summary>What the server found: a part of the event it becomes.</summary>
public sealed record Evidence
{
    /// <summary>Of the event to be.</summary>
    public required Guid Id { get; init; }

    public required AttendanceState State { get; init; }

    public required ActedVia Via { get; init; }

    /// <summary>The server's time, or for a supplement the time that the leader names.</summary>
    public required DateTime At { get; init; }

    public long? CodeStep { get; init; }

    public uint? DisplayId { get; init; }

    public int? DistanceMetres { get; init; }

    public int? AccuracyMetres { get; init; }

    public EvidenceKinds Proofs { get; init; }

    public Guid? ArmbandId { get; init; }

    /// <summary>Rounded to about ten metres and sealed.</summary>
    public string? LocationSealed { get; init; }

    public string? LocationKey { get; init; }

    public string? DeviceKey { get; init; }

    public DateTime? ClaimedAt { get; init; }

    public AttendanceFlags Flags { get; init; }

    public Guid RecordedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>The phone's number of the request, where it is kept with the record itself.</summary>
    public string? RequestKey { get; init; }

    public string? RequestHash { get; init; }
}
