package pe.juntos.graduation.profile.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.graduation.profile.Profiles;
import pe.juntos.graduation.profile.ProfilingRegister;
import pe.juntos.platform.job.Jobs;

@Configuration(proxyBeanMethods = false)
class ProfileConfiguration {

    @Bean
    ProfilingRegister profilingRegister(Profiles profiles, Jobs jobs) {
        return new ProfilingRegister(profiles, jobs);
    }
}
