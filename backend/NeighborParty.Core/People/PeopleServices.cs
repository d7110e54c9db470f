using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.People;

public static class PeopleServices
{
    /// <param name="skillsFile">seeds/policies/skills.json.</param>
    public static IServiceCollection AddPeople(this IServiceCollection services, string skillsFile) => services
        .AddSingleton(SkillList.Load(skillsFile))
        .AddScoped<SaveOwnProfile>()
        .AddScoped<SensitiveReads>()
        .AddScoped<GiveOwnPhone>()
        .AddScoped<RenameMyself>()
        .AddScoped<IModeratedContent, ModeratedNames>()
        .AddCommunityJob<WatchBulkReads>(TimeSpan.FromMinutes(5))
        .AddScoped<EnterPerson>()
        .AddScoped<StaffReads>()
        .AddScoped<UnmaskPerson>()
        .AddScoped<SearchPeople>()
        .AddScoped<FollowWeChatPrivacy>()
        .AddScoped<IPushHandler, TakePrivacyRevocation>()
        .AddScoped<IPushHandler, TakeAccountClosure>()
        .AddScoped<LeaveCommunity>()
        .AddScoped<ChangePersonStatus>()
        .AddScoped<ReportDeparture>()
        .AddScoped<OwnRecords>()
        .AddScoped<MergePeople>()
        .AddScoped<IPersonGone, EndHomesOnDeparture>()
        .AddScoped<IConsentWithdrawn, ClosePersonOnWithdrawal>();
}
