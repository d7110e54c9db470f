namespace NeighborParty.Core.Basics;

/// <summary>Makes ids: UUIDv7, so that rows written together lie together and nobody can count them up.</summary>
public static class Ids
{
    /// <param name="now">UTC, from <see cref="TimeProvider"/>.</param>
    public static Guid New(DateTime now) =>
#pragma warning disable RS0030 // the one place where ids are made
        Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
#pragma warning restore RS0030
}
