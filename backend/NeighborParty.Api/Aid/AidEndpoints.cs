namespace NeighborParty.Api.Aid;

public static class AidEndpoints
{
    public static void MapAid(this RouteGroupBuilder api)
    {
    }
}
