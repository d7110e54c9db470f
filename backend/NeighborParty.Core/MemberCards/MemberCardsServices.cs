using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.MemberCards;

public static class MemberCardsServices
{
    public static IServiceCollection AddMemberCards(this IServiceCollection services) => services.AddScoped<IssueMemberCard>().AddScoped<ReadMemberCode>();
}
