namespace NeighborParty.Api.Duties;

public static class DutiesEndpoints
{
    public static void MapDuties(this RouteGroupBuilder api)
    {
    }
}
