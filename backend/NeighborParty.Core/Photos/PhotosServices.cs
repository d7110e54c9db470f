using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Photos;

public static class PhotosServices
{
    public static IServiceCollection AddPhotos(this IServiceCollection services) => services
        .AddSingleton<IPhotoStore, FolderPhotoStore>()
        .AddSingleton<PhotoAddresses>()
        .AddScoped<TakeInPhoto>()
        .AddScoped<AttachPhotos>()
        .AddScoped<TakeInStaffPhoto>()
        .AddCommunityJob<SweepPhotos>(TimeSpan.FromHours(1));
}
