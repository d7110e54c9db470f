namespace NeighborParty.Api.Armbands;

public static class ArmbandsEndpoints
{
    public static void MapArmbands(this RouteGroupBuilder api)
    {
    }
}
