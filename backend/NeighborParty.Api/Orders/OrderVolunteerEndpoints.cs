using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Orders;

namespace NeighborParty.Api.Orders;

/// <summary>What a member says of himself as a volunteer for orders.</summary>
internal static class OrderVolunteerEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var own = api.MapGroup("/me/order-volunteer").WithTags("点单");
        own.MapGet("", Get).WithSummary("我现在接不接单、会做什么").Refuses("consent_required", "membership_required");
        own.MapPost("", Say).Idempotent().WithSummary("修改接单意愿").Refuses("consent_required", "membership_required");
    }

    private static async Task<Ok<OrderVolunteerAnswer>> Get(OfferToVolunteer offer, CancellationToken ct) => TypedResults.Ok(OrderVolunteerAnswer.Of(await offer.ReadAsync(ct)));

    private static async Task<Ok<OrderVolunteerAnswer>> Say(OrderVolunteerRequest request, OfferToVolunteer offer, CancellationToken ct) =>
        TypedResults.Ok(OrderVolunteerAnswer.Of(await offer.RunAsync(request.Available, [.. request.Skills ?? []], ct)));
}
