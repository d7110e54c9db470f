using NeighborParty.Api.Hosting;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>A program that delivers when a test says so: between two looks nothing changes by itself.</summary>
public sealed class Undisturbed : Product
{
    protected override IReadOnlyList<Type> AtRest => [.. base.AtRest, typeof(OutboxWorker)];
}
