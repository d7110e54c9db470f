using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.People;

public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<SensitiveReads>()
        .AddScoped<GiveOwnPhone>()
        .AddScoped<RenameMyself>()
        .AddScoped<EnterPerson>()
        .AddScoped<UnmaskPerson>()
        .AddScoped<SearchPeople>()
        .AddScoped<FollowWeChatPrivacy>()
        .AddScoped<IPushHandler, TakePrivacyRevocation>()
        .AddScoped<IPushHandler, TakeAccountClosure>()
        .AddScoped<IConsentWithdrawn, ClosePersonOnWithdrawal>();
}
