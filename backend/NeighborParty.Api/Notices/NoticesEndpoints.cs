namespace NeighborParty.Api.Notices;

public static class NoticesEndpoints
{
    public static void MapNotices(this RouteGroupBuilder api)
    {
    }
}
