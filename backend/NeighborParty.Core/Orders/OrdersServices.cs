using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Orders;

public static class OrdersServices
{
    /// <param name="services">Of the program.</param>
    /// <param name="categoriesFile">seeds/policies/order-categories.json.</param>
    public static IServiceCollection AddOrders(this IServiceCollection services, string categoriesFile) => services
        .AddSingleton(OrderCategories.Load(categoriesFile))
        .AddScoped<OrderRoles>()
        .AddScoped<OrderVolunteers>()
        .AddScoped<OrderHistory>()
        .AddScoped<OrderNotices>()
        .AddScoped<OrderDesk>()
        .AddScoped<SuggestVolunteers>()
        .AddScoped<PlaceOrder>()
        .AddScoped<DispatchOrder>()
        .AddScoped<AnswerOrderOffer>()
        .AddScoped<WorkOnOrder>()
        .AddScoped<FinishOrder>()
        .AddScoped<ConfirmOrder>()
        .AddScoped<RedirectOrder>()
        .AddScoped<ReadOrderContact>()
        .AddScoped<ReadOrders>()
        .AddScoped<IConsentWithdrawn, CancelOrdersOnWithdrawal>()
        .AddScoped<IModeratedContent, ModeratedOrders>();
}
