namespace NeighborParty.Api.Places;

public static class PlacesEndpoints
{
    public static void MapPlaces(this RouteGroupBuilder api)
    {
    }
}
