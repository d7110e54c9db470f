using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Orders;

public static class OrdersServices
{
    /// <param name="services">Of the program.</param>
    /// <param name="categoriesFile">seeds/policies/order-categories.json.</param>
    public static IServiceCollection AddOrders(this IServiceCollection services, string categoriesFile) => services
        .AddSingleton(OrderCategories.Load(categoriesFile))
        .AddScoped<OrderRoles>()
        .AddScoped<OrderVolunteers>()
        .AddScoped<OrderClocks>()
        .AddScoped<OrderHistory>()
        .AddScoped<OrderNotices>()
        .AddScoped<OrderDesk>()
        .AddScoped<ResponsibleOffice>()
        .AddScoped<SuggestVolunteers>()
        .AddScoped<PlaceOrder>()
        .AddScoped<DispatchOrder>()
        .AddScoped<PairRule>()
        .AddScoped<GoAlong>()
        .AddScoped<AnswerOrderOffer>()
        .AddScoped<WorkOnOrder>()
        .AddScoped<FinishOrder>()
        .AddScoped<ConfirmOrder>()
        .AddScoped<RedirectOrder>()
        .AddScoped<ReadOrderContact>()
        .AddScoped<SteerOrder>()
        .AddScoped<TransferOrder>()
        .AddScoped<OfferToVolunteer>()
        .AddScoped<FollowOrder>()
        .AddScoped<AppointMediator>()
        .AddScoped<ReadOrderFigures>()
        .AddScoped<ReadGroupOrders>()
        .AddScoped<IDemoPart, DemoOrders>()
        .AddScoped<ClimbOrderLadder>()
        .AddScoped<ReturnVisits>()
        .AddScoped<ReadOrders>()
        .AddScoped<ReportOrder>()
        .AddScoped<IPersonGone, LeaveOrders>()
        .AddScoped<IConsentWithdrawn, ForgetOrdersOnWithdrawal>()
        .AddScoped<IModeratedContent, ModeratedOrders>()
        .AddScoped<IModeratedContent, ModeratedOrderSteps>()
        .AddScoped<OrderStepSight>()
        .AddScoped<LeaveOrders>()
        .AddCommunityJob<KeepOrdersMoving>(TimeSpan.FromMinutes(5));
}
