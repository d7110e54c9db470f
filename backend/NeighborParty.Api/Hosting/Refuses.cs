namespace NeighborParty.Api.Hosting;

/// <summary>The refusal codes an operation may answer, beside those that all share; the contract lists them.</summary>
public sealed record RefusalCodes(IReadOnlyList<string> Codes);

public static class RefusesExtensions
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params string[] codes) => route.WithMetadata(new RefusalCodes(codes));
}
