namespace NeighborParty.Api.Moderation;

public static class ModerationEndpoints
{
    public static void MapModeration(this RouteGroupBuilder api)
    {
    }
}
