namespace NeighborParty.Api.Photos;

public static class PhotosEndpoints
{
    public static void MapPhotos(this RouteGroupBuilder api)
    {
    }
}
